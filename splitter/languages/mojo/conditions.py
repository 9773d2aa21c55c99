"""What a condition at module level defines in its branches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from splitter.text.blocks import lines_of
from splitter.text.imports import bound_names

_DEFINITION = re.compile(
    r"(?:(?:async\s+)?(?:fn|def)|struct|trait|(?:__)?extension|comptime|alias|var|let)\s+(`[^`\r\n]+`|\w+)"
)
_IMPORT = re.compile(r"(?:from|import)\b")


def names_under(text: str, start: int, end: int) -> Iterator[str]:
    """The names that the statements directly under the branches of ``text[start:end]`` bind."""
    lines = [line for line in lines_of(text[start:end]) if line.strip()]
    depths = [len(line) - len(line.lstrip(" \t")) for line in lines]
    inner = min(filter(None, depths), default=0)
    for line, depth in zip(lines, depths, strict=True):
        statement = line.strip()
        if depth != inner or not inner:
            continue
        if _IMPORT.match(statement):
            yield from bound_names(statement) or ()
        elif match := _DEFINITION.match(statement):
            yield match[1].strip("`")
