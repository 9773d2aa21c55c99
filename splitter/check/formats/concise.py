"""For people who search and editors that jump: a line a finding, ``path:line: error S802 message``."""

from __future__ import annotations

from splitter.check.formats import Told
from splitter.model.finding import Finding
from splitter.reporting.terminal import visible


def to_text(told: Told) -> str:
    """What can be done about it is left out: `splitter explain` tells."""
    return "".join(f"{_line(found)}\n" for found in told.all_findings())


def _line(found: Finding) -> str:
    line = f":{found.line}" if found.line is not None else ""
    place = f"{found.path}{line}: " if found.path else ""
    return visible(f"{place}{found.severity.value} {found.code} {found.message}")
