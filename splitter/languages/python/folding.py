"""Identifiers as Python compares them: in Unicode's form NFKC (PEP 3131), so that ``ﬁnd`` is ``find``."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

_WORD = re.compile(r"\b(?<!\.)[^\W\d]\w*", re.ASCII)  # which takes half as long


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
