"""Balanced: file order, parts of even size, cut between sections and where the names differ."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.capacity import Capacity
from splitter.grouping.packing import Cluster, pack
from splitter.grouping.words import Entry


def clusters(entries: Sequence[Entry], limit: Capacity) -> tuple[Cluster, ...]:
    """Runs of neighbours up to the limit, as few and as even as can be."""
    runs = pack([Cluster((entry,)) for entry in entries], limit)
    return tuple(Cluster(tuple(e for item in run for e in item.entries), mixed=True) for run in runs)


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    return f"balanced: {total} tests in file order, in parts of about even size"
