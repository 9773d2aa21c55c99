"""What ``main()`` does, step by step, and the same for fewer tests.

A function that runs tests is a signature and an ordered list of steps: slices of its text. A step is
kept in a part if one of the tests that it belongs to is there, or always if it belongs to none.

- A statement that names a test belongs to it; one that calls another such function, to its tests.
- A compound statement with several tests (``try`` around all, ``if`` around a section) is a block of
  steps in its turn.
- A heading (comment or print) belongs to the calls that follow, up to the next heading of its kind.
- A print right after calls that tells a result belongs to the calls since the last print.
- A comment or print that names a test which is not run belongs to that test.
- ``total += 1`` beside a call belongs to that call. Everything else (setup, guards, opening and
  closing lines) belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from itertools import accumulate, pairwise

from splitter.blocks import block, body_line, indent_of, lines_of
from splitter.lexical import free_names, pieces

_CLAUSE = re.compile(r"(?:try|except|else|finally|if|elif|for|while|with)\b")
_RESULT = re.compile(
    r"[✓✅✔☑√]|\bOK\b|\bPASS|\bpass(?:ed|es)?\b|\bdone\b|\bsuccess|\bcomplete", re.IGNORECASE
)
_ALL = re.compile(r"\ball\b", re.IGNORECASE)
_NO_NEWLINE = re.compile(r"\bend\s*=")
_NUMBERED = re.compile(r"\[\s*\d+\s*/\s*\d+\s*\]")
_COUNTER = re.compile(r"\w+\s*\+=\s*1\s*(?:#.*)?\Z")
_WORD = re.compile(r"\w+")


class StepKind(str, Enum):
    """How a step is treated when tests are left out."""

    CALL = "call"
    PRINT = "print"
    COMMENT = "comment"
    COUNTER = "counter"
    BLOCK = "block"
    OTHER = "other"


@dataclass(frozen=True)
class Step:
    """One statement or comment block: ``gap`` are the blank lines before it."""

    kind: StepKind
    gap: str
    text: str
    line: int
    names: frozenset[str] = frozenset()
    """Identifiers that its code refers to."""
    tests: frozenset[str] = frozenset()
    """The tests that it belongs to; empty for a step that every part keeps."""
    calls: tuple[str, ...] = ()
    """The tests that it runs itself, in order."""
    clauses: tuple[Clause, ...] = ()
    """For a block: its clauses, with the steps in them."""


@dataclass(frozen=True)
class Clause:
    """``try:``, ``except e:``, ... and what is under it."""

    head: str
    steps: tuple[Step, ...]
    indent: str


@dataclass(frozen=True)
class Script:
    """A function that runs tests. ``head`` is its signature with its docstring."""

    head: str
    head_names: frozenset[str]
    steps: tuple[Step, ...]
    indent: str
    mixed: tuple[Step, ...] = field(default=(), repr=False)
    """Statements that run several tests at once and can't be divided."""

    # Every part asks for these, and a file of 10,000 tests has 1,100 parts.

    @cached_property
    def calls(self) -> tuple[str, ...]:
        """Every test that it runs, in order."""
        return tuple(name for step in walk(self.steps) for name in step.calls)

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that its steps refer to."""
        return frozenset().union(*(step.names for step in walk(self.steps)))

    @cached_property
    def tests(self) -> frozenset[str]:
        """Every test that a step of it belongs to."""
        return frozenset().union(*(step.tests for step in walk(self.steps)))

    @cached_property
    def counters(self) -> frozenset[str]:
        """The variables that are counted up beside the calls."""
        return frozenset(_counter(step) for step in walk(self.steps) if step.kind is StepKind.COUNTER)


def walk(steps: Sequence[Step]) -> Iterator[Step]:
    """All steps, those in blocks included, a block before its own."""
    for step in steps:
        yield step
        for clause in step.clauses:
            yield from walk(clause.steps)


# Reading


def parse(text: str, line: int, tests: frozenset[str], dispatchers: Mapping[str, frozenset[str]]) -> Script:
    """Read a function's text (from its keyword on), which begins at ``line``.

    ``tests`` are the module's tests, ``dispatchers`` other functions that run tests -> these tests.
    """
    lines = lines_of(text)
    first = body_line(lines)
    reader = _Reader(text, line, tests, dispatchers)
    position = sum(map(len, lines[:first]))
    steps, indent = reader.steps(position, len(text))
    head = text[:position]
    if steps and steps[0].kind is StepKind.OTHER and steps[0].text.lstrip().startswith(('"""', "'''")):
        head, steps = head + steps[0].gap + steps[0].text, steps[1:]
    return Script(head, names_in(head), _owned(steps, tests), indent, tuple(reader.mixed))


class _Reader:
    def __init__(
        self, text: str, line: int, tests: frozenset[str], dispatchers: Mapping[str, frozenset[str]]
    ) -> None:
        self.text = text
        self.first_line = line
        self.tests = tests
        self.dispatchers = dispatchers
        self.mixed: list[Step] = []

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
        gap = ""
        for piece in pieces(self.text, start, end):
            if piece.comment:
                found.append(Step(StepKind.COMMENT, gap, self.text[piece.start : piece.end], 0))
                gap = ""
            else:
                gap += self.text[piece.start : piece.end]
        return gap

    def _statement(self, gap: str, start: int, end: int) -> Step:
        text = self.text[start:end]
        line = self.first_line + self.text.count("\n", 0, start)
        order = list(free_names(self.text, start, end))
        names = frozenset(order)
        calls = tuple(name for name in order if name in self.tests)
        owners = frozenset(calls).union(*(self.dispatchers[n] for n in names if n in self.dispatchers))
        code = text.strip()
        if not owners:
            return Step(_plain_kind(code), gap, text, line, names)
        step = Step(StepKind.CALL, gap, text, line, names, owners, calls)
        if len(frozenset(calls)) + sum(n in self.dispatchers for n in names) < 2:
            return step
        clauses = tuple(self._clauses(start, end)) if _CLAUSE.match(code) else ()
        if not clauses or any(names_in(clause.head) & self.tests for clause in clauses):
            self.mixed.append(step)
            return step
        return replace(step, kind=StepKind.BLOCK, clauses=clauses, calls=(), names=frozenset())

    def _clauses(self, start: int, end: int) -> Iterator[Clause]:
        """A compound statement's clauses: each from a keyword at the statement's own indentation."""
        lines = lines_of(self.text[start:end])
        indent = indent_of(lines)
        heads = [
            n for n, one in enumerate(lines) if one.startswith(indent) and _CLAUSE.match(one, len(indent))
        ]
        offsets = list(accumulate(map(len, lines), initial=start))
        for first, last in pairwise([*heads, len(lines)]):
            body = first + body_line(lines[first:last])
            steps, inner = self.steps(offsets[body], offsets[last])
            yield Clause(self.text[offsets[first] : offsets[body]], steps, inner)


def _plain_kind(code: str) -> StepKind:
    if re.match(r"print\s*\(", code):
        return StepKind.PRINT
    return StepKind.COUNTER if _COUNTER.match(code) else StepKind.OTHER


# Whose is a step


def _owned(steps: Sequence[Step], tests: frozenset[str]) -> tuple[Step, ...]:
    """Give comments, prints and counters to the tests that they belong to."""
    run = frozenset(name for step in walk(steps) for name in step.calls)
    owned = [replace(s, clauses=tuple(_owned_clause(c, tests) for c in s.clauses)) for s in steps]
    _name_idle(owned, tests - run)
    first_run = next((i for i, step in enumerate(owned) if _is_run(step)), 0)
    ahead = {_counter(step) for step in owned[:first_run] if step.kind is StepKind.COUNTER}
    for index, step in enumerate(owned):
        if step.kind is StepKind.COUNTER:
            owned[index] = replace(step, tests=_beside(owned, index, ahead=_counter(step) in ahead))
    _assign_results(owned)
    _assign_headings(owned)
    return tuple(owned)


def _owned_clause(clause: Clause, tests: frozenset[str]) -> Clause:
    return replace(clause, steps=_owned(clause.steps, tests))


def _name_idle(steps: list[Step], idle: frozenset[str]) -> None:
    """What names a test that is not run is that test's, and so is a comment directly above it."""
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        if step.kind not in (StepKind.COMMENT, StepKind.PRINT):
            continue
        named = idle.intersection(_WORD.findall(step.text))
        below = steps[index + 1] if index + 1 < len(steps) else None
        if (
            not named
            and step.kind is StepKind.COMMENT
            and below
            and not below.gap
            and below.kind is StepKind.PRINT
        ):
            named = below.tests
        if named:
            steps[index] = replace(step, tests=named)


def _is_run(step: Step) -> bool:
    return step.kind in (StepKind.CALL, StepKind.BLOCK)


def _counter(step: Step) -> str:
    """The variable that a step counts up."""
    match = _WORD.match(step.text.strip())
    return match[0] if match else ""


def _beside(steps: Sequence[Step], index: int, *, ahead: bool) -> frozenset[str]:
    """The tests of the call that a counter stands at: below it if it counts ``ahead``, else above it."""
    below = _adjacent(steps[index + 1 :], [s.gap for s in steps[index + 1 :]])
    above = _adjacent(steps[:index][::-1], [s.gap for s in steps[1 : index + 1]][::-1])
    return (below or above) if ahead else (above or below)


def _adjacent(steps: Sequence[Step], gaps: Sequence[str]) -> frozenset[str]:
    """The tests of the first call, unless blank lines stand before it."""
    for step, gap in zip(steps, gaps, strict=True):
        if gap:
            break
        if _is_run(step):
            return step.tests
    return frozenset()


def _assign_results(steps: list[Step]) -> None:
    """A print right after calls that tells how they went belongs to the calls since the last print."""
    follows = _prints_follow(steps)
    recent: set[str] = set()
    for index, step in enumerate(steps):
        if _is_run(step):
            recent |= step.tests
        elif step.kind is StepKind.PRINT and not step.tests:
            if recent and not step.gap and _touches_call(steps, index) and _is_result(steps, index, follows):
                steps[index] = replace(step, tests=frozenset(recent))
            recent.clear()


def _touches_call(steps: Sequence[Step], index: int) -> bool:
    """Whether only counters and results stand between a print and the call above it."""
    for number in range(index - 1, -1, -1):
        step = steps[number]
        if _is_run(step):
            return True
        if step.gap or step.kind not in (StepKind.COUNTER, StepKind.PRINT) or not step.tests:
            return False
    return False


def _is_result(steps: Sequence[Step], index: int, follows: bool) -> bool:
    step = steps[index]
    if _NO_NEWLINE.search(step.text) or _NUMBERED.search(step.text):
        return False
    below = steps[index + 1] if index + 1 < len(steps) else None
    if below is None or not below.text:  # the last call's or section's result, or the closing line of all
        return follows or (_sections_have_results(steps, index) and not _ALL.search(step.text))
    if _RESULT.search(step.text):
        return True
    return bool(below.gap) or follows


def _sections_have_results(steps: Sequence[Step], last: int) -> bool:
    """Whether above the last print each run of calls, more than one of them, ends with its result."""
    below = [steps[i + 1] for i in range(last - 1) if _is_run(steps[i]) and not _is_run(steps[i + 1])]
    ended = [s.kind is StepKind.PRINT and not s.gap and _RESULT.search(s.text) for s in below]
    return bool(ended) and all(ended)


def _prints_follow(steps: Sequence[Step]) -> bool:
    """Whether the shape is call, print, call, print: every call has a print right after it."""
    runs = [i for i, step in enumerate(steps) if _is_run(step)]
    followed = [
        i for i in runs if i + 1 < len(steps) and steps[i + 1].kind is StepKind.PRINT and not steps[i + 1].gap
    ]
    if not runs or len(followed) < len(runs):
        return False
    before = [i for i in runs if i and steps[i - 1].kind is StepKind.PRINT and not steps[i].gap]
    if len(before) < len(runs) or len(runs) == 1:
        return True
    # print, call, print: each call has its own result only where two prints lie between calls.
    between = [steps[a + 1 : b] for a, b in pairwise(runs)]
    return all(sum(s.kind is StepKind.PRINT for s in gap) > 1 for gap in between)


def _assign_headings(steps: list[Step]) -> None:
    """A heading belongs to the calls up to the next heading of its kind; a comment also ends a print's."""
    last_run = max((i for i, step in enumerate(steps) if _is_run(step)), default=-1)
    first_run = min((i for i, step in enumerate(steps) if _is_run(step)), default=-1)
    for index, step in enumerate(steps[: last_run + 1]):
        if step.tests or step.kind not in (StepKind.PRINT, StepKind.COMMENT):
            continue
        if step.kind is StepKind.PRINT and index < first_run and _is_opening(steps, index, first_run):
            continue
        steps[index] = replace(step, tests=_section(steps, index, step.kind))


def _is_opening(steps: Sequence[Step], index: int, first_run: int) -> bool:
    """A print before the first call is an opening line if something sets it off from the call."""
    return any(s.gap or s.kind is StepKind.COMMENT for s in steps[index + 1 : first_run + 1])


def _section(steps: Sequence[Step], index: int, kind: StepKind) -> frozenset[str]:
    found: set[str] = set()
    for step in steps[index + 1 :]:
        if _is_run(step):
            found |= step.tests
            continue
        ends = step.kind is StepKind.COMMENT or (kind is StepKind.PRINT and step.kind is StepKind.PRINT)
        if ends and found and not step.tests:
            break
    return frozenset(found)


# Writing


def restrict(script: Script, tests: frozenset[str], number: Callable[[Step], str]) -> str:
    """The function's text for a part with just these tests.

    ``number`` gives a kept step's text, with what is counted in it counted anew.
    """
    body = _written(script.steps, tests, number)
    return script.head + (body if body.strip() or _has_docstring(script.head) else f"{script.indent}pass\n")


def kept(steps: Sequence[Step], tests: frozenset[str]) -> Iterator[Step]:
    """The steps that a part with these tests keeps, those in blocks included."""
    for step in steps:
        if step.tests and not step.tests & tests:
            continue
        yield step
        for clause in step.clauses:
            yield from kept(clause.steps, tests)


def names_in(text: str) -> frozenset[str]:
    """The identifiers that a piece of code refers to."""
    return frozenset(free_names(text, 0, len(text)))


def _has_docstring(head: str) -> bool:
    return head.rstrip().endswith(('"""', "'''"))


def _written(steps: Sequence[Step], tests: frozenset[str], number: Callable[[Step], str]) -> str:
    written: list[str] = []
    gap, under_heading = "", False
    for index, step in enumerate(steps):
        if not written:
            gap = steps[0].gap
        elif not under_heading:
            gap = max(gap, step.gap, key=len)
        if step.tests and not step.tests & tests:
            continue
        written += [gap, _step(step, tests, number)]
        # What a heading stands directly above may be left out; the next one moves up to it.
        under_heading = step.kind is StepKind.COMMENT and index + 1 < len(steps) and not steps[index + 1].gap
        gap = ""
    return "".join(written)


def _step(step: Step, tests: frozenset[str], number: Callable[[Step], str]) -> str:
    if not step.clauses:
        return number(step)
    return "".join(_clause(clause, tests, number) for clause in step.clauses)


def _clause(clause: Clause, tests: frozenset[str], number: Callable[[Step], str]) -> str:
    body = _written(clause.steps, tests, number)
    return clause.head + (body if body.strip() else f"{clause.indent}pass\n")
