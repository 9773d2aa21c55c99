"""For scripts: one JSON document, ASCII alone, its keys always in the same order."""

from __future__ import annotations

import json
from typing import Any

from splitter.check.folders import Checked, Verdicts
from splitter.reporting.json import finding_fields

FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


def to_text(verdicts: Verdicts) -> str:
    """Every file; ``tests`` is ``null`` for one that is surely within its limit and was not counted."""
    document = {
        "format_version": FORMAT_VERSION,
        "exit_code": verdicts.exit_code,
        "files": [_file(checked) for checked in verdicts.files],
        "findings": [finding_fields(found) for found in verdicts.findings],
    }
    return json.dumps(document, indent=2) + "\n"


def _file(checked: Checked) -> dict[str, Any]:
    counted = checked.count
    known = counted is not None and counted.error is None
    return {
        "path": checked.path,
        "verdict": checked.verdict.value,
        "tests": counted.tests if counted is not None and known else None,
        "lines": counted.lines if counted is not None and known else None,
        "limit": {"max_tests": checked.limit.max_tests, "max_lines": checked.limit.max_lines},
        "findings": [finding_fields(found) for found in checked.findings],
    }
