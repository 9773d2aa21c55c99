"""A part that stands one folder deeper than its original, as it would read beside it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from splitter.languages.python.rereading.statements import lines_of

_UP = re.compile(r"\w*[\"']((?:\.\./))")
_FROM_THE_MODULE = frozenset({"file_data", "scenario", "scenarios"})
"""Calls of plugins that are given paths from where the module stands."""

_DOT = re.compile(r"from(?:[ \t\f]|\\\r?\n)*(\.)")


def lifted(data: bytes, own: str, *, moved: bool = False) -> bytes:
    """The part with one dot less in each relative import, but for those from the module ``own`` beside it.

    And, if paths were ``moved``, without the ``../`` of those that a plugin looks for beside the module.

    Raises ``ValueError`` for an import that names the new folder otherwise, ``SyntaxError``.
    """
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text = data.decode(encoding)
    if not moved and _DOT.search(text) is None:
        return data
    starts = [0]
    for line in lines_of(text):
        starts.append(starts[-1] + len(line))
    cuts: list[tuple[int, int]] = []
    for node in ast.walk(ast.parse(data)):
        if moved and isinstance(node, ast.Call) and _called(node) in _FROM_THE_MODULE:
            cuts += (cut for argument in node.args for cut in _above(argument, text, starts))
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        if node.level == 1:
            if node.module == own and not node.col_offset:
                continue
            raise ValueError(f"line {node.lineno}: an import from the new folder")
        match = _DOT.match(text, _offset(node, text, starts))
        if match is None:
            raise ValueError(f"line {node.lineno}: an import that can't be read")
        cuts.append((match.start(1), match.end(1)))
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text.encode(encoding)


def _offset(node: ast.stmt | ast.expr, text: str, starts: list[int]) -> int:
    line = text[starts[node.lineno - 1] : starts[node.lineno]]
    return starts[node.lineno - 1] + len(line.encode("utf-8")[: node.col_offset].decode("utf-8"))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def _above(node: ast.expr, text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Where the ``../`` of a path stands, if it begins with that."""
    match = _UP.match(text, _offset(node, text, starts)) if isinstance(node, ast.Constant) else None
    if match is not None:
        yield match.start(1), match.end(1)
