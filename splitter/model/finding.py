"""The few values that all rooms use: a finding, the refusal that carries some, the limit.

Apart from the model, for commands that have to start quickly need no more of it. What these commands import
has named tuples where nothing more is needed: a data class takes ten times as long to be made.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Severity(str, Enum):
    """How much a finding weighs: an ``error`` stops its file, the others travel with the result."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """Something that a person should know about one file, with what to do about it."""

    code: str
    severity: Severity
    message: str
    remedy: str
    path: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Limit:
    """The most that a test file may hold and take, an original or a part; ``None`` for a bound not given.

    Lines are those of the whole file, see ``lines_in``: its header, imports and helpers are among them.
    """

    max_tests: int | None = None
    max_lines: int | None = None
    max_seconds: float | None = None

    def exceeded_by(self, tests: int, lines: int, seconds: float = 0) -> bool:
        """Whether so many tests, lines and seconds are too many."""
        return (
            (self.max_tests is not None and tests > self.max_tests)
            or (self.max_lines is not None and lines > self.max_lines)
            or (self.max_seconds is not None and seconds > self.max_seconds)
        )

    @property
    def counts_no_tests(self) -> bool:
        """Whether a file is within it or not whatever tests it has."""
        return self.max_tests is None and self.max_seconds is None

    def may_be_exceeded_by(self, tests: int, lines: int) -> bool:
        """The same where nobody has looked yet how long the tests take."""
        return self.exceeded_by(tests, lines, math.inf if tests > 1 else 0)

    def excess(self, tests: int, lines: int, seconds: float = 0) -> str:
        """How many are too many, for people: ``3 tests and 34 lines``; empty where none are."""
        found = []
        for number, most, unit in ((tests, self.max_tests, "test"), (lines, self.max_lines, "line")):
            if most is not None and number > most:
                found.append(f"{number - most} {unit}" + "s" * (number - most > 1))
        if self.max_seconds is not None and seconds > self.max_seconds:
            found.append(f"{seconds - self.max_seconds:.3g} s")
        return " and ".join(found)


class Default(NamedTuple):
    """What holds of a language's files where nobody gives a limit."""

    limit: Limit = Limit(max_tests=9)
    """The ADR asks for fewer than 10 tests a file."""
    named: int | None = None
    """From how many tests on a file that somebody names is divided by subject, whatever its size."""


ANY_SIZE = Limit(max_tests=1)
"""Where a split is asked for whatever the file's size: all that can be divided is over it."""


def lines_in(text: str, start: int = 0, end: int | None = None) -> int:
    """The lines of a text, or between two offsets of it, as ``wc -l`` counts them: its line feeds.

    A last line without one is none.
    """
    return text.count("\n", start, end)


class Refused(Exception):
    """The tool will not do this; carries the findings that say why. Nothing was written."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.code} {f.message}" for f in findings))
        self.findings = findings
