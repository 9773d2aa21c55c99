"""For GitLab's merge requests: a Code Quality report.

The form is that of GitLab's "Code Quality report format", a subset of the Code Climate spec.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import PurePath
from typing import Any

from splitter.check.formats import Told
from splitter.model.finding import Finding
from splitter.reporting.terminal import controls_spelt

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def to_text(told: Told) -> str:
    """An entry a finding; one of no file is at the project's top, for GitLab wants a place."""
    return json.dumps([_entry(found) for found in told.all_findings()], indent=2) + "\n"


def _entry(found: Finding) -> dict[str, Any]:
    path = _from_top(found.path)
    return {
        "description": controls_spelt(found.message),
        "check_name": found.code,
        # Without the line, so that an edit above it is no new finding.
        "fingerprint": hashlib.sha256(
            "\0".join((path, found.code, found.message)).encode("utf-8", "surrogateescape")
        ).hexdigest(),
        "severity": _SEVERITIES[found.severity.value],
        "location": {"path": controls_spelt(path), "lines": {"begin": found.line or 1}},
    }


def _from_top(path: str) -> str:
    """From the top of what GitLab has checked out, wherever the job runs."""
    top = os.environ.get("CI_PROJECT_DIR")
    if top and path:
        relative = os.path.relpath(path, top)
        path = path if relative.startswith(os.pardir) else relative
    return PurePath(path or ".").as_posix()
