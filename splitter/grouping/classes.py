"""By class: classes stay whole and in file order, and small neighbours share a part."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.capacity import Capacity
from splitter.grouping.packing import Cluster, pack
from splitter.grouping.words import Entry


def clusters(entries: Sequence[Entry], limit: Capacity) -> tuple[Cluster, ...]:
    """Runs of neighbours up to the limit, cut where the names differ.

    A class that is over the limit by itself stands alone and does not part its neighbours: numpy's
    test_multiarray has ``TestHash`` with one test between two large ones.
    """
    large: list[Cluster] = []
    small: list[Cluster] = []
    for entry in entries:
        over = limit.exceeded_by([entry.atom])
        (large if over else small).append(Cluster((entry,)))
    runs = [*([cluster] for cluster in large), *pack(small, limit)]
    return tuple(Cluster(tuple(e for item in run for e in item.entries), mixed=True) for run in runs)


def explained(entries: Sequence[Entry]) -> int:
    """How many tests are in classes."""
    return sum(entry.atom.tests for entry in entries if entry.is_class)


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    found = sum(entry.is_class for entry in entries)
    classes = "1 class holds" if found == 1 else f"{found} classes hold"
    return f"by class: {classes} {explained(entries)} of {total} tests, and small neighbours share a part"
