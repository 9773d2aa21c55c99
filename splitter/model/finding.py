"""The few values that all rooms use: a finding, the refusal that carries some, the limit.

Apart from the model, for commands that have to start quickly need no more of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    """The most that a test file may hold, an original as well as a part; ``None`` for a bound not given.

    Lines are those of the whole file, see ``lines_in``: its header, imports and helpers are among them.
    """

    max_tests: int | None = None
    max_lines: int | None = None

    def exceeded_by(self, tests: int, lines: int) -> bool:
        """Whether so many tests and lines are too many."""
        return (self.max_tests is not None and tests > self.max_tests) or (
            self.max_lines is not None and lines > self.max_lines
        )

    def excess(self, tests: int, lines: int) -> str:
        """How many are too many, for people: ``3 tests and 34 lines``; empty where none are."""
        found = []
        for number, most, unit in ((tests, self.max_tests, "test"), (lines, self.max_lines, "line")):
            if most is not None and number > most:
                found.append(f"{number - most} {unit}" + "s" * (number - most > 1))
        return " and ".join(found)


@dataclass(frozen=True)
class Default:
    """What holds of a language's files where nobody gives a limit."""

    limit: Limit = Limit(max_tests=9)
    """The ADR asks for fewer than 10 tests a file."""
    named: int | None = None
    """From how many tests on a file that somebody names is divided by subject, whatever its size."""


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
