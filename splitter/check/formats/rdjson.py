"""For reviewdog: its Diagnostic Format, ``rdjson``, as its schema has it."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from splitter.check.formats import Told
from splitter.model.finding import Finding
from splitter.reporting.terminal import controls_spelt

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def to_text(told: Told) -> str:
    """A diagnostic a finding."""
    document = {
        "source": {"name": "splitter"},
        "diagnostics": [_diagnostic(found) for found in told.all_findings()],
    }
    return json.dumps(document, indent=2) + "\n"


def _diagnostic(found: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"path": controls_spelt(PurePath(found.path).as_posix() if found.path else "")}
    if found.line is not None:
        location["range"] = {"start": {"line": found.line}}
    text = controls_spelt(found.message + (f"\n{found.remedy}" if found.remedy else ""))
    return {
        "message": text,
        "location": location,
        "severity": _SEVERITIES[found.severity.value],
        "code": {"value": found.code},
    }
