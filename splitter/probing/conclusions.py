"""What a probe has seen, in words that claim no more than that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Kind(str, Enum):
    """What a probe looks for."""

    CRASH = "crash"
    TIME_OUT = "time-out"
    FAILURE = "failure"


@dataclass(frozen=True)
class Symptom:
    """What has to show again for a set of tests to count."""

    kind: Kind
    test: str = ""
    """For a failure: the test that fails."""
    detail: str = ""
    """For a failure: the type of the error."""

    @property
    def verb(self) -> str:
        """For people: ``crash``, ``let test_x fail``."""
        if self.kind is Kind.FAILURE:
            return f"let {self.test} fail"
        return "crash" if self.kind is Kind.CRASH else "do not end"


@dataclass(frozen=True)
class Tried:
    """A plan's parts, run as a split would make them."""

    limit: int
    parts: int
    bad: tuple[str, ...]
    """The parts that showed the symptom."""


@dataclass(frozen=True)
class Report:
    """Everything that a probe found out."""

    path: str
    tests: int
    runs: int
    """Runs that were made now."""
    remembered: int
    """Runs that the log had from before."""
    repeat: int
    """How often a set was run before it was said not to show the symptom."""
    symptom: Symptom | None = None
    tries: int = 0
    """How often the whole file was run."""
    first: str = ""
    """What the whole file's run said."""
    prefix: int | None = None
    smallest: tuple[str, ...] = ()
    minimal: bool = False
    """Whether every set with one test fewer was run and did not show it."""
    always: tuple[str, ...] = ()
    """The tests that every set that showed it has."""
    shown: int = 0
    """How many different sets showed it."""
    broken: int = 0
    """How many sets could not be compiled or collected."""
    alone: tuple[str, ...] = ()
    """The tests that fail in a process of their own."""
    others: tuple[str, ...] = ()
    """Tests that fail together with others, and were not looked into."""
    tried: tuple[Tried, ...] = ()
    spent: bool = False
    """Whether the runs that were allowed ran out first."""
    log: str = ""


def conclusions(report: Report) -> Iterator[str]:
    """The report for people, a line each; the recommendation comes last."""
    yield f"{report.path}: {report.tests} tests; {_runs(report)}"
    if report.first:
        yield f"all of them: {report.first}"
    if report.alone:
        yield f"fails in a process of its own too: {_listed(report.alone)}"
    if report.symptom is None:
        yield from _nothing(report)
        return
    if report.prefix is not None and report.prefix > 1:
        yield _prefix(report.prefix, report.symptom)
    if report.smallest:
        yield from _smallest(report, report.symptom)
    if report.broken:
        yield f"{report.broken} sets could not be compiled or collected, and count as not showing it"
    if report.others:
        yield f"not looked into (--test NAME): {_listed(report.others)}"
    for one in report.tried:
        yield _tried(one, report)
    if report.spent:
        yield "the runs that --runs allows are used up: this is what was seen until then; raise it to go on"
    yield from _recommendation(report, report.symptom)
    yield f"every run is in {report.log}; another probe goes on from there"


def _runs(report: Report) -> str:
    words = "1 run" if report.runs == 1 else f"{report.runs} runs"
    return f"{words} made" + (f", {report.remembered} known from {report.log}" if report.remembered else "")


def _nothing(report: Report) -> Iterator[str]:
    if report.alone:
        yield "no other test fails with them: splitting the file cures nothing of this"
        return
    yield f"no crash and no failure in {report.tries} runs of the whole file (--repeat N tries more often)"
    yield "recommendation: nothing was seen that splitting could cure; the limit is a matter of taste"


def _prefix(count: int, symptom: Symptom) -> str:
    if symptom.kind is Kind.FAILURE:
        return f"the first {count} tests before it {symptom.verb}, the first {count - 1} did not"
    return f"the first {count} tests {symptom.verb}, the first {count - 1} did not"


def _smallest(report: Report, symptom: Symptom) -> Iterator[str]:
    tests = report.smallest
    if len(tests) == 1:
        yield f"one test alone is enough to {symptom.verb}:"
    else:
        yield f"these {len(tests)} tests {symptom.verb}:"
    yield from (f"    {test}" for test in tests)
    if len(tests) > 1 and report.minimal:
        times = "once" if report.repeat == 1 else f"{report.repeat} times"
        yield f"each set with one of them left out did not ({times} each)"
    elif not report.minimal:
        yield "smaller sets may do it too: the search was not finished"
    if report.shown > 1 and set(report.always) == set(tests):
        yield f"each of the {report.shown} sets that did it holds all of them"
    elif report.shown > 1 and report.always:
        yield f"each of the {report.shown} sets that did it holds {_listed(report.always)}"


def _tried(one: Tried, report: Report) -> str:
    times = "once" if report.repeat == 1 else f"{report.repeat} times"
    start = f"split with --max-tests {one.limit}: "
    if one.bad:
        return f"{start}{len(one.bad)} of {one.parts} parts show it: {_listed(one.bad)}"
    return f"{start}none of {one.parts} parts shows it, run {times} each"


def _recommendation(report: Report, symptom: Symptom) -> Iterator[str]:
    tests = report.smallest
    if len(tests) == 1:
        yield f"recommendation: splitting does not cure this; look at {tests[0]}"
        return
    good = next((one for one in report.tried if not one.bad), None)
    if good and good.limit > 1:
        yield f"recommendation: --max-tests {good.limit} keeps it from showing, as far as was seen"
    elif good:
        yield "recommendation: don't split for this: only a file for each test keeps it from showing"
    elif report.tried:
        yield "recommendation: don't split for this: the parts show it too, whatever the limit"
    elif tests and report.minimal:
        yield f"recommendation: only a limit below {len(tests)} is sure to keep these {len(tests)} apart"
    else:
        yield "recommendation: none yet; the search was not finished"
    suspects = report.always if report.shown > 1 and report.always else tests
    if suspects:
        yield f"a limit hides the cause and does not mend it: look at {_listed(suspects)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
