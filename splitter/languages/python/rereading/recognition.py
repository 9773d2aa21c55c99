"""Statements of the original found again in a part, line by line, so that nothing is parsed twice.

A run of lines that is a whole statement of the original, begins at column 0 and is followed by
nothing that could continue it, is that statement again. What is not recognised so is parsed.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from splitter.languages.python.rereading.statements import Span, lines_of, spans
from splitter.reading import Reading, Role, Statement

_CONTINUES = re.compile(r"[ \t\f]+[^\s#]|(?:else|elif|except|finally)\b|[)\]}]")


class Unrecognised(Exception):
    """The text can't be told apart this way and must be parsed as a whole."""


class Original:
    """The original's statements by their first line."""

    def __init__(self, reading: Reading) -> None:
        self._by_line: defaultdict[str, list[tuple[list[str], Statement]]] = defaultdict(list)
        for statement in reading.statements:
            lines = [line.rstrip("\r\n") for line in lines_of(statement.text)]
            if statement.role is not Role.DOCSTRING and not lines[-1].endswith("\\"):
                self._by_line[lines[0]].append((lines, statement))

    def spans(self, lines: Sequence[str]) -> Iterator[Span]:
        """The statements of a part; raises ``Unrecognised``, or ``SyntaxError`` from what is parsed."""
        bare = [line.rstrip("\r\n") for line in lines]
        position, first = 0, True
        while position < len(bare):
            if not bare[position].strip() or bare[position].lstrip().startswith("#"):
                position += 1
                continue
            known = self._at(bare, position)
            if known is not None:
                length, statement = known
                yield Span(position + 1, position + length, statement)
                position, first = position + length, False
                continue
            end = position + 1
            while end < len(bare) and self._at(bare, end) is None:
                end += 1
            yield from _parsed(lines, position, end, first=first)
            position, first = end, False

    def _at(self, lines: Sequence[str], position: int) -> tuple[int, Statement] | None:
        """The statement that begins at a line, and how many lines it has."""
        for wanted, statement in self._by_line.get(lines[position], ()):
            end = position + len(wanted)
            if lines[position:end] == wanted and not _goes_on(lines, end):
                return len(wanted), statement
        return None


def _goes_on(lines: Sequence[str], position: int) -> bool:
    """Whether the next line of code could belong to the statement above it."""
    for line in lines[position:]:
        if line.strip() and not line.lstrip().startswith("#"):
            return _CONTINUES.match(line) is not None
    return False


def _parsed(lines: Sequence[str], start: int, end: int, *, first: bool) -> Iterator[Span]:
    """The statements of lines that are not the original's: imports, divided classes, runners, the header."""
    region = lines[start:end]
    try:
        tree = ast.parse("".join(region))
    except SyntaxError as error:
        raise Unrecognised from error
    yield from spans(tree, region, start, first=first)
