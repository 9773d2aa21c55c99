"""A part that stands one folder deeper than its original, as it would read beside it."""

from __future__ import annotations

import ast
import io
import re
import tokenize

from splitter.languages.python.rereading.statements import lines_of

_DOT = re.compile(r"from(?:[ \t\f]|\\\r?\n)*(\.)")


def lifted(data: bytes, own: str) -> bytes:
    """The part with one dot less in each relative import, but for those from the module ``own`` beside it.

    Raises ``ValueError`` for an import that names the new folder otherwise, ``SyntaxError``.
    """
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text = data.decode(encoding)
    starts = [0]
    for line in lines_of(text):
        starts.append(starts[-1] + len(line))
    dots = []
    for node in ast.walk(ast.parse(data)):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        if node.level == 1:
            if node.module == own and not node.col_offset:
                continue
            raise ValueError(f"line {node.lineno}: an import from the new folder")
        line = text[starts[node.lineno - 1] : starts[node.lineno]]
        column = len(line.encode("utf-8")[: node.col_offset].decode("utf-8"))
        match = _DOT.match(text, starts[node.lineno - 1] + column)
        if match is None:
            raise ValueError(f"line {node.lineno}: an import that can't be read")
        dots.append(match.start(1))
    for dot in sorted(dots, reverse=True):
        text = text[:dot] + text[dot + 1 :]
    return text.encode(encoding)
