"""What ``main()`` does, step by step: the values that its reading gives and its writing takes.

A function that runs tests is a signature and an ordered list of steps: slices of its text. A step is
kept in a part if one of the tests that it belongs to is there, or always if it belongs to none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple

from splitter.languages.mojo.main.lists import Item
from splitter.text.blank_lines import Gaps
from splitter.text.names import free_names

_WORD = re.compile(r"\w+")
TAP_PLAN = re.compile(r"([\"']1\.\.)(\d+)(?=[\"'])")
"""https://testanything.org"""


class StepKind(str, Enum):
    """How a step is treated when tests are left out."""

    CALL = "call"
    PRINT = "print"
    COMMENT = "comment"
    COUNTER = "counter"
    BLOCK = "block"
    OTHER = "other"


_RUNS = (StepKind.CALL, StepKind.BLOCK)


class Step(NamedTuple):
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
    items: tuple[Item, ...] = ()
    """For a tuple of tests: where each stands in the text."""

    @property
    def runs(self) -> bool:
        """Whether it runs tests."""
        return self.kind in _RUNS

    @property
    def plans(self) -> bool:
        """Whether it prints how many tests there are, as the Test Anything Protocol asks: ``1..12``."""
        return self.kind is StepKind.PRINT and TAP_PLAN.search(self.text) is not None

    @property
    def counter(self) -> str:
        """The variable that it counts up, if it is a counter."""
        match = _WORD.match(self.text.strip())
        return match[0] if match else ""


@dataclass(frozen=True)
class Body:
    """The steps of an indented block."""

    steps: tuple[Step, ...]
    indent: str

    # Every part asks, and a file of 10,000 tests has 1,100 parts: none of them walks all the steps.

    @cached_property
    def _always(self) -> tuple[int, ...]:
        return tuple(index for index, step in enumerate(self.steps) if not step.tests)

    @cached_property
    def _by_test(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, step in enumerate(self.steps):
            for test in step.tests:
                found[test].append(index)
        return found

    @cached_property
    def gaps(self) -> Gaps:
        """The blank lines before each step."""
        return Gaps(step.gap for step in self.steps)

    def kept(self, tests: frozenset[str]) -> list[int]:
        """The indices of the steps that a part with these tests keeps, in order."""
        known = tests & self._by_test.keys()
        return sorted({*self._always, *(index for test in known for index in self._by_test[test])})


@dataclass(frozen=True)
class Clause:
    """``try:``, ``except e:``, ... and what is under it."""

    head: str
    body: Body


@dataclass(frozen=True)
class Script:
    """A function that runs tests. ``head`` is its signature with its docstring."""

    head: str
    head_names: frozenset[str]
    body: Body
    mixed: tuple[Step, ...] = field(default=(), repr=False)
    """Statements that run several tests at once and can't be divided."""
    entangled: tuple[Step, ...] = field(default=(), repr=False)
    """Statements that use what calls of tests gave to which they do not belong."""
    added: frozenset[str] = frozenset()
    """Tests that it runs though the original did not."""
    dropped: tuple[str, ...] = ()
    """Those that the original ran, once for each time, and it does not."""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All of them, those in blocks included, a block before its own."""
        return tuple(walk(self.body))

    @cached_property
    def calls(self) -> tuple[str, ...]:
        """Every test that it runs, in order."""
        return tuple(name for step in self.steps for name in step.calls)

    @cached_property
    def times(self) -> Counter[str]:
        """How often it runs each test."""
        return Counter(self.calls)

    @cached_property
    def former(self) -> Counter[str]:
        """How often it ran each test in the original."""
        had = Counter({test: count for test, count in self.times.items() if test not in self.added})
        return had + Counter(self.dropped)

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that its steps refer to."""
        return frozenset().union(*(step.names for step in self.steps))

    @cached_property
    def tests(self) -> frozenset[str]:
        """Every test that a step of it belongs to."""
        return frozenset().union(*(step.tests for step in self.steps))

    @cached_property
    def counters(self) -> frozenset[str]:
        """The variables that are counted up beside the calls."""
        return frozenset(step.counter for step in self.steps if step.kind is StepKind.COUNTER)


def walk(body: Body) -> Iterator[Step]:
    """All steps, those in blocks included, a block before its own."""
    for step in body.steps:
        yield step
        for clause in step.clauses:
            yield from walk(clause.body)


def kept(body: Body, tests: frozenset[str]) -> Iterator[Step]:
    """The steps that a part with these tests keeps, those in blocks included."""
    for index in body.kept(tests):
        step = body.steps[index]
        yield step
        for clause in step.clauses:
            yield from kept(clause.body, tests)


@lru_cache(maxsize=1 << 12)
def names_in(text: str) -> frozenset[str]:
    """The identifiers that a piece of code refers to; what a step gives and uses is asked several times."""
    return frozenset(free_names(text, 0, len(text)))
