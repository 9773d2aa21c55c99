"""Uses of ``__file__`` that say only which folder it is in: the same in each file of that folder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence, Set

_FILE = r"(?:__file__|(?:\w+\.)*(?:abspath|realpath)\(__file__\))"
_FOLDER = re.compile(
    rf"(?:\w+\.)*(?:dirname\({_FILE}\)|split\({_FILE}\)\[0\]"
    r"|Path\(__file__\)(?:\.(?:resolve|absolute)\(\))*\.parent)"
)
_CALLED = re.compile(r"(?<![\w.])(\w+)[\w.]*\(")


def names_of_the_folder(nodes: Sequence[ast.AST], own: Set[str]) -> Iterator[int]:
    """The ids of the names in such expressions, if nothing of the file's ``own`` is called there."""
    if not any(isinstance(node, ast.Name) and node.id == "__file__" for node in nodes):
        return  # writing all out takes long
    for node in nodes:
        if isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
            text = ast.unparse(node)
            if "__file__" in text and _FOLDER.fullmatch(text) and own.isdisjoint(_CALLED.findall(text)):
                yield from (id(inner) for inner in ast.walk(node) if isinstance(inner, ast.Name))
