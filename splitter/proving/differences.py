"""What can be different between before and after, as values, and in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import unified_diff
from enum import Enum

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Severity
from splitter.proving.definitions import Definition

_LONGEST = 40
"""Lines of a diff in a message; the rest is counted."""


class DifferenceKind(str, Enum):
    """The words of ``--allow``."""

    LOST = "lost"
    DOUBLED = "doubled"
    RENAMED = "renamed"
    EDITED = "edited"
    MARKS = "marks"
    DISABLED = "disabled"
    ENABLED = "enabled"
    HELPER_LOST = "helper-lost"
    HELPER_EDITED = "helper-edited"
    NAME = "name"
    EFFECT = "effect"
    IMPORTS_LIFTED = "imports-lifted"
    COMMENTS = "comments"
    LAYOUT = "layout"
    NEW = "new"


_CODES = {
    DifferenceKind.LOST: "S901",
    DifferenceKind.DOUBLED: "S902",
    DifferenceKind.RENAMED: "S903",
    DifferenceKind.EDITED: "S904",
    DifferenceKind.MARKS: "S905",
    DifferenceKind.DISABLED: "S906",
    DifferenceKind.ENABLED: "S907",
    DifferenceKind.HELPER_LOST: "S908",
    DifferenceKind.HELPER_EDITED: "S909",
    DifferenceKind.NAME: "S910",
    DifferenceKind.EFFECT: "S911",
    DifferenceKind.IMPORTS_LIFTED: "S918",
    DifferenceKind.COMMENTS: "S912",
    DifferenceKind.LAYOUT: "S913",
    DifferenceKind.NEW: "S914",
}


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    path: str
    line: int | None = None

    @classmethod
    def of(cls, one: Definition) -> Place:
        """Where a definition stands."""
        return cls(one.path, one.line)

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was; one of the places is there."""

    kind: DifferenceKind
    words: str
    before: Place | None = None
    after: Place | None = None

    def told(self, *, allowed: bool) -> Finding:
        """As a finding, at its place of after if it has one; what is allowed is a note."""
        here = self.after or self.before
        said = finding(
            _CODES[self.kind], self.words, path=here.path if here else "", line=here.line if here else None
        )
        return replace(said, severity=Severity.NOTE) if allowed else said


def between(before: Definition, after: Definition) -> str:
    """The lines in which two texts differ, as a diff without its head."""
    lines = list(unified_diff(before.text.splitlines(), after.text.splitlines(), n=1, lineterm=""))[2:]
    more = [f"... {len(lines) - _LONGEST} more lines"] if len(lines) > _LONGEST else []
    return "\n".join(lines[:_LONGEST] + more)
