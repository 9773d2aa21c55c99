"""What the body of a function that runs tests does: for each of them, and whatever they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from splitter.languages.mojo.rereading.statements import used
from splitter.languages.mojo.rereading.tokens import Line, LineKind, Unreadable, logical_lines
from splitter.reading import Piece

_JOINS = frozenset({"else", "elif", "except", "finally"})
_OPENS = frozenset({"try", "if", "for", "while", "with", *_JOINS})


class _Line:
    """One logical line of a body."""

    def __init__(self, text: str, line: Line) -> None:
        feed = text.rfind("\n", 0, line.start)
        self.column = line.start - 1 - max(feed, text.rfind("\r", feed + 1, line.start))
        self.tokens = line.tokens
        self.number = line.number

    @property
    def text(self) -> str:
        return " ".join(self.tokens)


class Body(NamedTuple):
    """What a function that runs tests does."""

    used: tuple[str, ...]
    """The identifiers that it uses, in order."""
    steady: tuple[str, ...]
    """The statements that are about no test. Prints and counters are left out: they may be about one."""
    pieces: tuple[Piece, ...]
    """The statements that run tests."""
    counters: tuple[str, ...]
    """What is counted up between them."""


def body_of(text: str, runs: Set[str]) -> Body:
    """Read a function; ``runs`` are the tests and the functions that run some.

    Comments don't count. Raises ``Unreadable`` where a line is
    deeper than the one above though that opens no block.
    """
    lines = [_Line(text, line) for line in logical_lines(text) if line.kind is LineKind.CODE]
    for above, line in pairwise(lines):
        if (line.column > above.column) != (above.tokens[-1] == ":"):
            raise Unreadable(f"line {line.number} of a runner is not indented as the one above asks for")
    first = next((n for n, line in enumerate(lines) if line.column > lines[0].column), len(lines))
    steady: list[str] = []
    pieces: list[Piece] = []
    counters: list[str] = []
    for group in _groups(lines[first:]):
        if _runs(group, runs):
            pieces.append(_piece(group, runs))
        elif not _is_loose(group):
            steady.append(_text(group))
        elif [*group[0].tokens[1:]] == ["+=", "1"]:
            counters.append(group[0].tokens[0])
    names = (name for line in lines for name in used(line.tokens))
    return Body(tuple(names), tuple(steady), tuple(pieces), tuple(counters))


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The statements of a block, each with the lines under it."""
    group: list[_Line] = []
    for line in lines:
        if group and line.column <= lines[0].column and line.tokens[0] not in _JOINS:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _piece(group: Sequence[_Line], runs: Set[str]) -> Piece:
    """A statement that runs tests: as it is, and as a block of clauses with statements under them."""
    if group[0].tokens[0] not in _OPENS or len(group) < 2:
        return Piece(_text(group), len(_runs(group, runs)))
    skeleton: list[str] = []
    inner: list[Piece] = []
    for clause in _clauses(group):
        skeleton.append(clause[0].text)
        if not _runs(clause, runs):
            skeleton.extend(line.text for line in clause[1:] if line.text != "pass")
            continue
        for statement in _groups(clause[1:]):
            if _runs(statement, runs):
                inner.append(_piece(statement, runs))
            elif not _is_loose(statement):
                skeleton.append(_text(statement))
    return Piece(_text(group), len(_runs(group, runs)), "\n".join(skeleton), tuple(inner))


def _clauses(group: Sequence[_Line]) -> Iterator[list[_Line]]:
    clause: list[_Line] = []
    for line in group:
        if clause and line.column <= group[0].column:
            yield clause
            clause = []
        clause.append(line)
    yield clause


def _runs(group: Sequence[_Line], runs: Set[str]) -> Set[str]:
    return runs & {name for line in group for name in used(line.tokens)}


def _is_loose(group: Sequence[_Line]) -> bool:
    tokens = group[0].tokens
    return tokens[0] in ("print", "pass") or [*tokens[1:]] == ["+=", "1"]


def _text(group: Sequence[_Line]) -> str:
    return "\n".join(line.text for line in group)
