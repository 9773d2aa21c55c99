"""By section: tests under the same section comment; a section over the limit divides by its tests' names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from splitter.grouping import words
from splitter.grouping.packing import Cluster
from splitter.grouping.words import Entry

MOST = 3
"""Words of a section comment that become the name of its part."""


def clusters(entries: Sequence[Entry]) -> tuple[Cluster, ...]:
    """A cluster for each section, in file order, and one for the tests above the first."""
    sections = groupby(entries, lambda entry: entry.atom.section)
    return tuple(_cluster(section, tuple(found)) for section, found in sections)


def _cluster(section: str, entries: tuple[Entry, ...]) -> Cluster:
    named = words.keys(words.tokens(section))[:MOST] if section else ()
    return Cluster(entries, tuple(word for word in named if words.tells(word)), mixed=not named)


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    found = sum(entry.atom.tests for entry in entries if entry.atom.section)
    if not found:
        return f"by section: none of the {total} tests is under a section comment"
    return f"by section: {found} of {total} tests are under a section comment"
