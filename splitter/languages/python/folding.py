"""Identifiers as Python compares them: in Unicode's form NFKC (PEP 3131), so that ``ﬁnd`` is ``find``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    import libcst as cst

_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")


def folded(text: str) -> str:
    """``text`` in the form in which its identifiers are compared."""
    return text if text.isascii() or is_normalized("NFKC", text) else normalize("NFKC", text)


def words_in(text: str) -> list[str]:
    """What in a string could be a name, attributes (``.x``) left out."""
    if text.isascii():
        return _WORD.findall(text)
    # \w knows no combining marks, which names of many scripts have.
    bare = "".join(c if c == "." or f"_{c}".isidentifier() else " " for c in folded(text))
    return [word for one in bare.split() if (word := one.partition(".")[0]).isidentifier()]


def with_folded_names(tree: cst.Module, text: str) -> cst.Module:
    """The tree of ``text`` with each name in that form; strings and comments are left as they are."""
    if text == folded(text):
        return tree
    import libcst as cst

    class Folding(cst.CSTTransformer):
        def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:
            return updated_node.with_changes(value=folded(updated_node.value))

    return tree.visit(Folding())
