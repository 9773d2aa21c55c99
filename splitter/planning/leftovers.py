"""What no test needs and must be somewhere all the same: in the part of which test it is."""

from __future__ import annotations

from collections.abc import Sequence, Set

from splitter.model.module import Unit, UnitKind

PLACED_LAST = (UnitKind.IMPORT, UnitKind.BANNER, UnitKind.TRAILER)
"""What has its part once all else has."""


def home(unit: Unit, closure: Set[int], tests: Sequence[int]) -> int:
    """The test in whose part a unit is that no part needs; ``tests`` are all of them, in order."""
    used = [i for i in tests if i in closure]  # they are in one part, if they can be
    return used[0] if used else _nearest(tests, unit)


def _nearest(tests: Sequence[int], unit: Unit) -> int:
    """The test that follows, or the one before a note, which more often says something about it."""
    before = [i for i in tests if i < unit.index]
    after = [i for i in tests if i > unit.index]
    if unit.kind is UnitKind.NOTE:
        return (before[-1:] or after[:1])[0]
    return (after[:1] or before[-1:])[0]


def trailer(units: Sequence[Unit]) -> set[int]:
    """What stands after the last statement, and banners over nothing: they go with the last test."""
    found = {u.index for u in units if u.kind is UnitKind.TRAILER}
    if units and units[-1].kind is UnitKind.BANNER:
        found.add(units[-1].index)
    return found
