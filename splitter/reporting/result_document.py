"""What ``--json`` says of splits, as types: their JSON Schema is made of them."""

from __future__ import annotations

from typing import Annotated, TypedDict

from splitter.model.document import Document, FindingFields, LimitFields
from splitter.model.module import UnitKind
from splitter.model.references import Fate, Kind
from splitter.reporting.verification import VerificationFields


class SourceFields(TypedDict):
    """The file that is split."""

    path: str
    sha256: str
    size: int
    language: str
    encoding: str | None
    tests: list[str]


class TimedLimitFields(LimitFields):
    """The most that a part may hold, and take."""

    max_seconds: float | None


class UnitFields(TypedDict):
    """A statement of the file; its span is in characters of the text, the byte order mark left out."""

    index: int
    kind: Annotated[str, UnitKind]
    start: int
    end: int
    line: int


class PartFields(TypedDict):
    """A new file; ``imports`` are the names that stay of those imports that lose some, by their unit."""

    name: str
    group: str
    subject: str
    title: str
    tests: list[str]
    lines: int
    over_limit: bool
    units: list[UnitFields]
    imports: dict[str, list[str]]


class AboutFields(TypedDict):
    """What a group's tests are about, and how far that is so."""

    words: list[str]
    tests: int
    had: int
    elsewhere: int
    phrase: bool
    sources: list[str]
    close: list[str]


class GroupFields(TypedDict):
    """A part of a division."""

    group: str
    subject: str
    tests: list[str]
    about: AboutFields | None


class OfferFields(TypedDict, total=False):
    """The divisions that there were to choose from, where there was more than one."""

    chosen: int
    divisions: list[list[GroupFields]]


class ReferenceFields(TypedDict):
    """A place where another file names the original."""

    path: str
    line: int
    column: int
    kind: Annotated[str, Kind]
    fate: Annotated[str, Fate]
    old: str
    new: list[str]
    why: str


class TimingFields(TypedDict):
    """Predicted seconds: of the file, of each part with tests, of all with so many workers."""

    file: float
    parts: list[float]
    workers: dict[str, float]


class _Sometimes(OfferFields, total=False):
    timing: TimingFields
    verification: VerificationFields


class ResultFields(_Sometimes):
    """One file; ``applied`` are the paths that were written, ``null`` when nothing was."""

    source: SourceFields
    limit: TimedLimitFields
    strategy: str
    reason: str
    ok: bool
    parts: list[PartFields]
    retired: str | None
    retire: str
    references: list[ReferenceFields]
    edits: list[str]
    findings: list[FindingFields]
    applied: list[str] | None


class ResultDocument(Document):
    """What became of files, or would."""

    files: list[ResultFields]
