"""The report of a run over many files, as types: its JSON Schema is made of them."""

from __future__ import annotations

from typing import Annotated, Any, TypedDict

from splitter.bulk.job import State
from splitter.model.document import Document, FindingFields
from splitter.reporting.verification import DifferenceFields


class PartSizeFields(TypedDict):
    """A part, in numbers; ``over`` is how far it is over the limit: ``34 lines``."""

    name: str
    tests: int
    lines: int
    over: str


class OutcomeFields(TypedDict):
    """What became of one file; ``seconds`` are of processor time."""

    path: str
    state: Annotated[str, State]
    tests: int
    parts: list[PartSizeFields]
    retired: str | None
    reason: str
    findings: list[FindingFields]
    seconds: float


class CheckedFields(TypedDict):
    """The project's tests before and after, as its own command ran them."""

    runs: int
    compared: int
    differences: list[DifferenceFields]
    flaky: list[str]
    outputs: str


class ReportDocument(Document):
    """What became of each file of a run, from which ``--resume`` goes on."""

    version: str
    complete: bool
    searched: bool
    dry_run: bool
    roots: list[str]
    options: dict[str, Any]
    exclude: list[str]
    force_exclude: bool
    shard: list[int] | None
    verify: dict[str, Any] | None
    verification: CheckedFields | None
    totals: dict[str, int]
    findings: list[FindingFields]
    files: list[OutcomeFields]
