"""The statements of an indented block: a class body, a function body.

The scan of :mod:`splitter.lexical` knows statements at column 0. A block is shifted there in a copy;
only line numbers are taken from the copy, so that whatever the shift does to the text inside a
multi-line string does not matter.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from splitter.lexical import scan

_COMMENT = re.compile(r"#.*")


@dataclass(frozen=True)
class Inner:
    """One statement of a block: offsets in the whole text, decorators included, footer comments not."""

    start: int
    end: int
    footer: int
    """After the comments below it that are indented deeper than it is: the end of its body."""
    line: int
    """How many lines below the block's first line it begins."""


@dataclass(frozen=True)
class Block:
    """The lines under a header, with the statements at their own indentation."""

    start: int
    end: int
    indent: str
    statements: tuple[Inner, ...]


def lines_of(text: str) -> list[str]:
    """The lines with their endings; only the line endings that compilers know end a line."""
    return io.StringIO(text, newline="").readlines()


def body_line(lines: Sequence[str]) -> int:
    """How many lines a compound statement's header spans: up to the colon that opens its block."""
    depth = 0
    for number, line in enumerate(lines):
        code = _COMMENT.sub("", line)
        depth += sum(map(code.count, "([{")) - sum(map(code.count, ")]}"))
        if depth <= 0 and code.rstrip().endswith(":"):
            return number + 1
    return len(lines)


def indent_of(lines: Sequence[str]) -> str:
    """The indentation of the first line of code."""
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            return line[: len(line) - len(line.lstrip(" \t"))]
    return "    "


def block(text: str, start: int, end: int) -> Block:
    """The block of lines ``text[start:end]``."""
    lines = lines_of(text[start:end])
    indent = indent_of(lines)
    shifted = [one[len(indent) :] if one.startswith(indent) else one.lstrip(" \t") for one in lines]
    starts, below = _offsets(lines, start), _offsets(shifted, 0)
    first_at = {offset: number for number, offset in enumerate(below)}
    copy = "".join(shifted)
    found: list[Inner] = []
    last = 0
    for stretch in scan(copy).stretches:
        first = stretch.line - 1
        while below[last] < stretch.code:
            last += 1
        found.append(Inner(starts[first], starts[last], starts[first_at[stretch.end]], first))
    return Block(start, end, indent, tuple(found))


def _offsets(lines: Sequence[str], start: int) -> list[int]:
    found = [start]
    for line in lines:
        found.append(found[-1] + len(line))
    return found
