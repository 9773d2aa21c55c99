"""By prefix: tests whose names begin with the same word; a group over the limit divides by its next word."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.packing import Cluster
from splitter.grouping.words import Entry, tells


def clusters(entries: Sequence[Entry]) -> tuple[Cluster, ...]:
    """The tests by the first word that not all of them share."""
    return refine(Cluster(tuple(entries)))


def refine(cluster: Cluster) -> tuple[Cluster, ...]:
    """The cluster by the next word on which its tests differ: one step down the trie.

    A word that all tests share tells none of them apart: it is passed over and does not get into the name.
    """
    depth = cluster.depth
    deepest = max((len(entry.keys) for entry in cluster.entries), default=0)
    while depth < deepest:
        children = _by_key(cluster, depth)
        if len(children) > 1:
            return children
        depth += 1
    return (cluster,)


def _by_key(cluster: Cluster, depth: int) -> tuple[Cluster, ...]:
    found: dict[str, list[Entry]] = {}
    for entry in cluster.entries:
        found.setdefault(entry.keys[depth] if depth < len(entry.keys) else "", []).append(entry)
    return tuple(_child(cluster, key, entries, depth) for key, entries in found.items())


def _child(cluster: Cluster, key: str, entries: Sequence[Entry], depth: int) -> Cluster:
    nameless = not key or not (cluster.words or tells(key))
    words = cluster.words if nameless else (*cluster.words, key)
    return Cluster(tuple(entries), words, depth=depth + 1, mixed=nameless)


def explained(entries: Sequence[Entry]) -> int:
    """How many tests share the word that groups them with another test."""
    groups = clusters(entries)
    return sum(group.tests for group in groups if group.words and len(group.entries) > 1)


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    found = explained(entries)
    if not found:
        return f"by prefix: no first word groups the {total} tests, so they are packed in file order"
    return f"by prefix: {found} of {total} tests share their first word with others"
