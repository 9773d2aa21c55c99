"""For GitHub Actions: workflow commands, which become annotations of the lines they name.

The form is that of GitHub's "Workflow commands for GitHub Actions":
``::error file={name},line={line},title={title}::{message}``.
"""

from __future__ import annotations

import os
from pathlib import PurePath

from splitter.check.formats import Told
from splitter.model.catalogue import CATALOGUE
from splitter.model.finding import Finding
from splitter.reporting.terminal import controls_spelt

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def to_text(told: Told) -> str:
    """A line a finding."""
    return "".join(map(_command, told.all_findings()))


def _command(found: Finding) -> str:
    properties = []
    if found.path:
        properties.append(f"file={_property(controls_spelt(_from_workspace(found.path)))}")
    if found.line is not None:
        properties.append(f"line={found.line}")
    properties.append(f"title={_property(f'{found.code} {CATALOGUE[found.code].title}')}")
    text = controls_spelt(found.message + (f"\n{found.remedy}" if found.remedy else ""))
    return f"::{_COMMANDS[found.severity.value]} {','.join(properties)}::{_data(text)}\n"


def _from_workspace(path: str) -> str:
    """The path as GitHub wants it: from the top of the workspace on, also when the step runs elsewhere."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace:
        relative = os.path.relpath(path, workspace)
        if not relative.startswith(os.pardir):
            path = relative
    return PurePath(path).as_posix()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
