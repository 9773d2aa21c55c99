"""For scripts: one JSON document, ASCII alone, its keys always in the same order."""

from __future__ import annotations

import json
from typing import Annotated, TypedDict

from splitter.check.folders import Checked, Verdict, Verdicts
from splitter.model.document import Document, FindingFields, LimitFields
from splitter.reporting.json import finding_fields

KIND = "splitter check"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


class CheckedFields(TypedDict):
    """A file; ``tests`` is ``null`` for one that is surely within its limit and was not counted."""

    path: str
    verdict: Annotated[str, Verdict]
    tests: int | None
    lines: int | None
    limit: LimitFields
    findings: list[FindingFields]


class CheckDocument(Document):
    """What a check says."""

    exit_code: int
    files: list[CheckedFields]
    findings: list[FindingFields]


def to_text(verdicts: Verdicts) -> str:
    """Every file; ``tests`` is ``null`` for one that is surely within its limit and was not counted."""
    document: CheckDocument = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "exit_code": verdicts.exit_code,
        "files": [_file(checked) for checked in verdicts.files],
        "findings": [finding_fields(found) for found in verdicts.findings],
    }
    return json.dumps(document, indent=2) + "\n"


def _file(checked: Checked) -> CheckedFields:
    counted = checked.counted
    known = counted is not None and counted.error is None
    return {
        "path": checked.path,
        "verdict": checked.verdict.value,
        "tests": counted.tests if counted is not None and known else None,
        "lines": counted.lines if counted is not None and known else None,
        "limit": {"max_tests": checked.limit.max_tests, "max_lines": checked.limit.max_lines},
        "findings": [finding_fields(found) for found in checked.findings],
    }
