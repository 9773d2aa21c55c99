"""A function that runs tests, read as steps.

- A statement that names a test belongs to it; one that calls another such function, to its tests.
- A compound statement with several tests (``try`` around all, ``if`` around a section) is a block of
  steps in its turn.

Whose the other steps are is said in :mod:`splitter.languages.mojo.main.ownership`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

from splitter.languages.mojo.main.lists import items_of
from splitter.languages.mojo.main.ownership import owned
from splitter.languages.mojo.main.results import entangled
from splitter.languages.mojo.main.script import Body, Clause, Script, Step, StepKind, names_in
from splitter.text.blocks import block, body_line, indent_of, lines_of
from splitter.text.lines import pieces
from splitter.text.names import free_names

_CLAUSE = re.compile(r"(?:comptime\s+)?(?:try|except|else|finally|if|elif|for|while|with)\b")
_DECORATED = re.compile(r"@parameter\b[^\r\n]*\s+")
"""How ``comptime if`` was written before."""
_COUNTER = re.compile(r"\w+\s*\+=\s*1\s*(?:#.*)?\Z")
_CALL = re.compile(r"""\s*([^\W\d]\w*)\((?:"(?!"")[^"\\\r\n]*")?\)\s*""")
"""A call without arguments or with one plain string, as most statements are."""
_PRINT = re.compile(r"print\s*\(")
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def parse(text: str, line: int, tests: frozenset[str], dispatchers: Mapping[str, frozenset[str]]) -> Script:
    """Read a function's text (from its keyword on), which begins at ``line``.

    ``tests`` are the module's tests, ``dispatchers`` other functions that run tests -> these tests.
    """
    reader = _Reader(text, line, tests, dispatchers)
    lines = lines_of(text)
    first = body_line(lines)
    position = sum(map(len, lines[:first]))
    if position == len(text):  # nothing is below the header: `def main() raises: test_x()`
        return reader.one_line(_after_colon(text))
    steps, indent = reader.steps(position, len(text))
    head = text[:position]
    if steps and steps[0].kind is StepKind.OTHER and steps[0].text.lstrip().startswith(('"""', "'''")):
        head, steps = head + steps[0].gap + steps[0].text, steps[1:]
    body = owned(Body(steps, indent), tests)
    return Script(head, names_in(head), body, tuple(reader.mixed), tuple(entangled(body)))


def _after_colon(text: str) -> int:
    """The offset after the colon that ends a signature."""
    depth = 0
    for offset, character in enumerate(text):
        depth += _BRACKETS.get(character, 0)
        if character == ":" and not depth:
            return offset + 1
    return len(text)


class _Reader:
    def __init__(
        self, text: str, line: int, tests: frozenset[str], dispatchers: Mapping[str, frozenset[str]]
    ) -> None:
        self.text = text
        self.first_line = line
        self.line_starts = list(accumulate(map(len, lines_of(text)), initial=0))
        self.tests = tests
        self.dispatchers = dispatchers
        self.mixed: list[Step] = []

    def one_line(self, start: int) -> Script:
        """A function whose only statement stands beside its signature."""
        head = self.text[:start]
        step = self._statement("", start, len(self.text))
        return Script(head, names_in(head), Body((step,), " "), tuple(self.mixed))

    def steps(self, start: int, end: int) -> tuple[tuple[Step, ...], str]:
        """The steps of a block of lines, and its indentation."""
        found: list[Step] = []
        inner = block(self.text, start, end)
        position = start
        for one in inner.statements:
            gap = self._comments(position, one.start, found)
            found.append(self._statement(gap, one.start, one.end))
            position = one.end
        rest = self._comments(position, end, found)
        if rest and found:
            found.append(Step(StepKind.OTHER, rest, "", 0))
        return tuple(found), inner.indent

    def _comments(self, start: int, end: int, found: list[Step]) -> str:
        """Append the comment blocks of a gap; returns the blank lines after the last."""
        if self.text.find("#", start, end) < 0:
            return self.text[start:end]
        gap = ""
        for piece in pieces(self.text, start, end):
            if piece.comment:
                text = self.text[piece.start : piece.end]
                found.append(Step(StepKind.COMMENT, gap, text, self._line(piece.start)))
                gap = ""
            else:
                gap += self.text[piece.start : piece.end]
        return gap

    def _line(self, offset: int) -> int:
        return self.first_line + bisect_right(self.line_starts, offset) - 1

    def _statement(self, gap: str, start: int, end: int) -> Step:
        text = self.text[start:end]
        line = self._line(start)
        order = [call[1]] if (call := _CALL.fullmatch(text)) else list(free_names(self.text, start, end))
        names = frozenset(order)
        calls = tuple(name for name in order if name in self.tests)
        owners = frozenset(calls).union(*(self.dispatchers[n] for n in names if n in self.dispatchers))
        code = text.strip()
        if not owners:
            return Step(_plain_kind(code), gap, text, line, names)
        step = Step(StepKind.CALL, gap, text, line, names, owners, calls)
        if len(frozenset(calls)) + sum(n in self.dispatchers for n in names) < 2:
            return step
        if (items := items_of(text)) and [item.name for item in items] == [*calls]:
            return step._replace(items=items)
        clauses = tuple(self._clauses(start, end)) if _CLAUSE.match(_DECORATED.sub("", code)) else ()
        if not clauses or any(names_in(clause.head) & self.tests for clause in clauses):
            self.mixed.append(step)
            return step
        return step._replace(kind=StepKind.BLOCK, clauses=clauses, calls=(), names=frozenset())

    def _clauses(self, start: int, end: int) -> Iterator[Clause]:
        """A compound statement's clauses: each from a keyword at the statement's own indentation."""
        lines = lines_of(self.text[start:end])
        indent = indent_of(lines)
        heads = [
            n for n, one in enumerate(lines) if one.startswith(indent) and _CLAUSE.match(one, len(indent))
        ]
        offsets = list(accumulate(map(len, lines), initial=start))
        for first, last in pairwise([0, *heads[1:], len(lines)]):
            body = first + body_line(lines[first:last])
            yield Clause(
                self.text[offsets[first] : offsets[body]], Body(*self.steps(offsets[body], offsets[last]))
            )


def _plain_kind(code: str) -> StepKind:
    if _PRINT.match(code):
        return StepKind.PRINT
    return StepKind.COUNTER if _COUNTER.match(code) else StepKind.OTHER
