"""What a run of tests gave: plain values, the same for every language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Outcome(str, Enum):
    """What became of one test."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"
    XFAILED = "xfailed"
    XPASSED = "xpassed"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    UNKNOWN = "unknown"
    """The run ended before it, or the output does not tell it from its neighbours."""


class Ending(str, Enum):
    """How a run as a whole ended."""

    DONE = "done"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    BROKEN = "broken"
    """No test ran: the file could not be compiled, imported or collected."""


BAD = frozenset({Outcome.FAILED, Outcome.ERROR, Outcome.CRASHED, Outcome.TIMED_OUT})
"""What a person has to look at."""


@dataclass(frozen=True)
class TestOutcome:
    """One test in one run."""

    __test__ = False

    test: str
    """As its runner names it, without the file: ``TestX::test_y[3]``; empty for a file skipped whole."""
    outcome: Outcome
    detail: str = ""
    """What is compared beside the outcome: the reason of a skip or xfail, the type of an exception."""
    message: str = ""
    """For people: the first line of what went wrong."""
    seconds: float | None = None
    """How long it took, where its runner says so; never compared."""
    group: bool = False
    """A class or file that was skipped or failed as a whole, which several parts may say of the same one."""
    file: str = ""
    """Where it stands, if its runner says so."""

    @property
    def said(self) -> tuple[Outcome, str]:
        """What has to be the same before and after."""
        return self.outcome, self.detail

    @property
    def words(self) -> str:
        """For people: ``failed (ValueError)``."""
        return f"{self.outcome.value} ({self.detail})" if self.detail else self.outcome.value


@dataclass(frozen=True)
class Run:
    """One process that ran the tests of one or more files."""

    files: tuple[str, ...]
    """Their names, without folders."""
    ending: Ending
    tests: tuple[TestOutcome, ...] = ()
    message: str = ""
    """For people: how it ended, if it did not end well."""
    seconds: float = 0.0
    output: str = ""
    """Where its output is kept."""
    command: str = ""
    """For people: by which interpreter it was made, and why by that."""

    @property
    def name(self) -> str:
        """For people: the file, or that there were several."""
        return self.files[0] if len(self.files) == 1 else "all together"
