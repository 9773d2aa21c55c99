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
    """The most that one part may hold; ``None`` where only the other bound was given.

    Lines are counted over the atoms alone: what a part repeats (imports, helpers) is not
    something that a finer division would make smaller.
    """

    max_tests: int | None = None
    max_lines: int | None = None

    def exceeded_by(self, tests: int, lines: int) -> bool:
        """Whether so many tests and lines are too many."""
        return (self.max_tests is not None and tests > self.max_tests) or (
            self.max_lines is not None and lines > self.max_lines
        )


class Refused(Exception):
    """The tool will not do this; carries the findings that say why. Nothing was written."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.code} {f.message}" for f in findings))
        self.findings = findings
