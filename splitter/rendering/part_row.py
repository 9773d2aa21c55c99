"""A unit as a part has it."""

from __future__ import annotations

from typing import NamedTuple

from splitter.model.module import Unit, UnitKind


class PartRow(NamedTuple):
    """A unit as a part has it, and the blank lines above it."""

    blank: str
    body: str
    unit: Unit | None
    """None for the import of shared helpers."""

    @property
    def is_import(self) -> bool:
        return self.unit is not None and self.unit.kind is UnitKind.IMPORT
