"""Statements of the original found again in a part, line by line, so that nothing is parsed twice.

A run of lines that is a whole statement of the original, begins at column 0 and is followed by
nothing that could continue it, is that statement again; so is a class whose lines are the original's
but for whole test methods. What is not recognised so is parsed.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from splitter.languages.python.rereading.collection import CollectionRules
from splitter.languages.python.rereading.running import as_runner, named_tests
from splitter.languages.python.rereading.statements import Span, lines_of, spans
from splitter.model.statements import ClassReading, Member, Reading, Role, Statement

_CONTINUES = re.compile(r"[ \t\f]+[^\s#]|(?:else|elif|except|finally)\b|[)\]}]")


class Unrecognised(Exception):
    """The text can't be told apart this way and must be parsed as a whole."""


@dataclass(frozen=True)
class Kept:
    """What the reading of a whole file keeps of it, for those who look at the file and its parts together."""

    rules: CollectionRules
    tree: ast.Module
    """Each of the reading's statements is a line's statements of it."""


@dataclass(frozen=True)
class _Class:
    """A test class whose test methods may be in several parts."""

    statement: Statement
    body: ClassReading
    frame: list[str]
    members: list[list[str]]

    @classmethod
    def of(cls, statement: Statement, body: ClassReading) -> _Class:
        return cls(statement, body, lines_of(body.frame), [lines_of(member.text) for member in body.members])

    def share(self, lines: Sequence[str], position: int) -> tuple[int, Statement] | None:
        """The class with some of its test methods, each whole, if it begins at a line."""
        end = position + len(self.frame)
        if lines[position:end] != self.frame:
            return None
        kept: dict[int, Member] = {}
        left: list[Member] = []
        for place, (member, wanted) in enumerate(zip(self.body.members, self.members, strict=True)):
            if _stands(wanted, lines, end):
                kept[place] = member
                end += len(wanted)
            elif member.test or member.helper:
                left.append(member)
            else:
                return None
        if not kept or _goes_on(lines, end):
            return None
        head, *uses = self.statement.uses
        elsewhere = frozenset().union(*(member.requests for member in left))
        here = frozenset().union(*(member.requests for member in kept.values()))
        share = self.statement._replace(
            text="".join(lines[position:end]).rstrip("\r\n"),
            body=self.body._replace(members=tuple(kept.values())),
            uses=(head, *(uses[place] for place in kept)),
            requests=(self.statement.requests - elsewhere) | here,
        )
        return end - position, share


def _stands(wanted: Sequence[str], lines: Sequence[str], position: int) -> bool:
    """Whether these lines are at a place with their endings; the last one's is not the statement's."""
    last = position + len(wanted) - 1
    return (
        last < len(lines)
        and lines[last].rstrip("\r\n") == wanted[-1].rstrip("\r\n")
        and lines[position:last] == wanted[:-1]
    )


class Original:
    """The original's statements by their first line."""

    def __init__(self, reading: Reading) -> None:
        self._by_line: defaultdict[str, list[tuple[list[str], Statement]]] = defaultdict(list)
        self._classes: defaultdict[str, list[_Class]] = defaultdict(list)
        runners = frozenset(n for one in reading.statements if one.role is Role.RUNNER for n in one.binds)
        self._runners = runners
        self._tests = named_tests(reading.statements) | runners
        self.known: CollectionRules = reading.own.rules if reading.own else CollectionRules()
        for statement in reading.statements:
            lines = lines_of(statement.text)
            if statement.role is not Role.DOCSTRING and not lines[-1].endswith("\\"):
                first = lines[0].rstrip("\r\n")
                self._by_line[first].append((lines, statement))
                if statement.body and any(member.test for member in statement.body.members):
                    self._classes[first].append(_Class.of(statement, statement.body))

    def spans(self, lines: Sequence[str]) -> Iterator[Span]:
        """The statements of a part; raises ``Unrecognised``, or ``SyntaxError`` from what is parsed."""
        position, first = 0, True
        while position < len(lines):
            if not lines[position].strip() or lines[position].lstrip().startswith("#"):
                position += 1
                continue
            known = self._at(lines, position)
            if known is not None:
                length, statement = known
                yield Span(position + 1, position + length, statement)
                position, first = position + length, False
                continue
            end = position + 1
            while end < len(lines) and self._at(lines, end) is None:
                end += 1
            for span in _parsed(lines, position, end, self.known, first=first):
                yield replace(span, statement=self._as_runner(span.statement))
            position, first = end, False

    def _as_runner(self, statement: Statement) -> Statement:
        """The statement, as what it is in the original where it runs tests."""
        if not self._runners.isdisjoint(statement.binds):
            statement = statement._replace(role=Role.RUNNER)
        if statement.role is not Role.RUNNER:
            return statement
        return as_runner(statement, self._tests, self._runners)

    def _at(self, lines: Sequence[str], position: int) -> tuple[int, Statement] | None:
        """The statement that begins at a line, and how many lines it has."""
        first = lines[position].rstrip("\r\n")
        for wanted, statement in self._by_line.get(first, ()):
            if _stands(wanted, lines, position) and not _goes_on(lines, position + len(wanted)):
                return len(wanted), statement
        shares = (one.share(lines, position) for one in self._classes.get(first, ()))
        return next((share for share in shares if share is not None), None)


def _goes_on(lines: Sequence[str], position: int) -> bool:
    """Whether the next line of code could belong to the statement above it."""
    while position < len(lines):
        line = lines[position]
        if line and not line.lstrip().startswith("#") and not line.isspace():
            return _CONTINUES.match(line) is not None
        position += 1
    return False


def _parsed(
    lines: Sequence[str], start: int, end: int, known: CollectionRules, *, first: bool
) -> Iterator[Span]:
    """The statements of lines that are not the original's: imports, divided classes, runners, the header."""
    region = lines[start:end]
    try:
        tree = ast.parse("".join(region))
    except SyntaxError as error:
        raise Unrecognised from error
    yield from spans(tree, region, known, start, first=first)
