"""A unit as a part has it."""

from __future__ import annotations

from typing import NamedTuple

from splitter.model.module import Unit, UnitKind
from splitter.rendering.helpers_import import Spot
from splitter.text.blank_lines import ENDING


class PartRow(NamedTuple):
    """A unit as a part has it, and the blank lines above it."""

    blank: str
    body: str
    unit: Unit | None
    """None for the import of shared helpers."""

    @property
    def is_import(self) -> bool:
        return self.unit is not None and self.unit.kind is UnitKind.IMPORT


def put(rows: list[PartRow], row: PartRow, found: Spot, among: range, newline: str) -> None:
    """Put an import ``among`` those that are there, with blank lines around it as ``found`` says."""
    at = among.start + found.index
    is_first = not among or found.above or at == 0
    rows.insert(at, row._replace(blank=newline if is_first else ""))
    if at + 1 == len(rows) or (found.ends and at < among.stop):
        return
    below = rows[at + 1]
    if not found.above and among.start < at + 1 <= among.stop and among:
        rows[at] = rows[at]._replace(blank=below.blank)  # it takes the place of what it is above
        below = below._replace(blank=newline if found.below else "")
    elif not ENDING.search(below.blank):
        below = below._replace(blank=newline)
    rows[at + 1] = below
