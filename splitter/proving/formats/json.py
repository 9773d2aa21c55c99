"""For scripts: one JSON document, ASCII alone, its keys always in the same order."""

from __future__ import annotations

import json
from typing import Annotated, TypedDict

from splitter.model.document import Document, FindingFields
from splitter.model.finding import Severity
from splitter.proving.differences import Difference, Place
from splitter.proving.proof import Proof
from splitter.reporting.json import finding_fields

KIND = "splitter proof"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


class PlaceFields(TypedDict):
    """Where something stands."""

    path: str
    line: int | None


class DifferenceFields(TypedDict):
    """What is not as it was; on a side where there is nothing its place is ``null``."""

    kind: str
    code: str
    severity: Annotated[str, Severity]
    before: PlaceFields | None
    after: PlaceFields | None
    message: str


class ProofDocument(Document):
    """What a proof found."""

    exit_code: int
    tests: int
    moved: int
    differences: list[DifferenceFields]
    problems: list[FindingFields]


def to_text(proof: Proof) -> str:
    """Every difference with both its places."""
    document: ProofDocument = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "exit_code": proof.exit_code,
        "tests": proof.tests,
        "moved": proof.moved,
        "differences": [_fields(one, allowed=one.kind in proof.allowed) for one in proof.differences],
        "problems": [finding_fields(one) for one in proof.problems],
    }
    return json.dumps(document, indent=2) + "\n"


def _fields(one: Difference, *, allowed: bool) -> DifferenceFields:
    told = one.told(allowed=allowed)
    return {
        "kind": one.kind.value,
        "code": told.code,
        "severity": told.severity.value,
        "before": _place(one.before),
        "after": _place(one.after),
        "message": one.words,
    }


def _place(place: Place | None) -> PlaceFields | None:
    return {"path": place.path, "line": place.line} if place else None
