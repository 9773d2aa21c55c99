"""The statements of an indented block: a class body, a function body.

They are the logical lines of :mod:`splitter.text.lines` that are not indented deeper than the first.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from splitter.text.lines import Line, is_deeper, logical_lines, spans

_COMMENT = re.compile(r"#.*")


class Inner(NamedTuple):
    """One statement of a block: offsets in the whole text, decorators included, footer comments not."""

    start: int
    end: int
    footer: int
    """After the comments below it that are indented deeper than it is: the end of its body."""
    line: int
    """How many lines below the block's first line it begins."""
    head: int
    """Where its own code begins, after its decorators."""


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
    inner = text[start:end]
    return _block(text, start, [(start + at, start + gap) for at, gap in logical_lines(inner)[0]])


def block_below(text: str, lines: Sequence[Line], head: int, end: int) -> Block:
    """The block of the statement whose header begins at ``head``, given the text's logical lines.

    Empty if what follows the colon stands on the header's line.
    """
    first = bisect_right(lines, (head, len(text)))
    last = bisect_left(lines, (end, 0), first)
    return _block(text, lines[first][1], [*lines[first:last], (end, lines[last][1])])


def _block(text: str, start: int, lines: Sequence[Line]) -> Block:
    """The block whose logical lines these are, with an end mark where it ends."""
    end = lines[-1][0]
    indent = _indent_at(text, lines[0][0]) if len(lines) > 1 else "    "
    own = [line for line in lines[:-1] if not is_deeper(text, line[0], indent)]
    begins = {_code(text, at, indent): at for at, _ in own}
    heads = [*zip(begins, (gap for _, gap in own), strict=True), lines[-1]]
    found = spans(text, heads, indent, start)
    return Block(
        start, end, indent, tuple(Inner(begins[s.start], s.code, s.end, s.line - 1, s.head) for s in found)
    )


def _indent_at(text: str, start: int) -> str:
    end = start
    while text[end] in " \t":
        end += 1
    return text[start:end]


def _code(text: str, start: int, indent: str) -> int:
    """Where the code of a line begins that is not indented deeper than ``indent``."""
    return start + len(indent) if text.startswith(indent, start) else start + len(_indent_at(text, start))
