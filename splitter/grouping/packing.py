"""The step that all strategies share: what is too large is divided, what is too small is put together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, pairwise
from operator import or_

from splitter.grouping.capacity import Capacity
from splitter.grouping.words import Entry
from splitter.model.plan import Atom

SMALL = 1 / 3
"""The share of the limit below which a child of a divided group does not get a part of its own."""

STEPS = (0.12, 0.23, SMALL, 0.5, 0.67, 1.0)
"""How small is small, asked again and again until there are few enough groups."""

FEW = 3
"""How many groups may give their names to one that is made of them: ``dropout_loss``."""

MAX_DEPTH = 6
"""How often a group is divided by words before it is divided by counting."""

CUT = 0.15
"""What it costs to part neighbours whose names are alike, where a whole part costs 1."""

PATIENCE = 300_000
"""How many cuts are weighed; beyond that (thousands of tests a part) the cuts are simply even."""


@dataclass(frozen=True)
class Cluster:
    """Tests that belong together, with what is known of the group's name."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...] = ()
    """The beginning of its name; empty where a name is yet to be found."""
    heads: tuple[str, ...] = ()
    """The end of its name, where it is made of few groups: theirs."""
    depth: int = 0
    """How many keys of each test have been read to make it."""
    mixed: bool = False
    """Whether it holds more than its words say, so that further words are looked for."""

    @property
    def tests(self) -> int:
        return sum(entry.atom.tests for entry in self.entries)

    @property
    def lines(self) -> int:
        """Of its tests alone, without what they need."""
        return sum(entry.atom.lines for entry in self.entries)

    @property
    def needs(self) -> int:
        return reduce(or_, (entry.atom.needs for entry in self.entries), 0)

    @property
    def atoms(self) -> Iterator[Atom]:
        return (entry.atom for entry in self.entries)


Refine = Callable[[Cluster], Sequence[Cluster]]
"""A strategy's own way to divide a group; fewer than two clusters mean that it knows none."""


def share(cluster: Cluster, limit: Capacity) -> float:
    """Which share of the limit a cluster takes."""
    return limit.load(*limit.size(cluster.atoms))


def fit(clusters: Sequence[Cluster], limit: Capacity, refine: Refine, ceiling: int) -> tuple[Cluster, ...]:
    """The clusters, each under the limit (or a single atom), about ``ceiling`` at most, in file order."""
    divided = [part for cluster in clusters for part in divide(cluster, limit, refine)]
    fitted = gather(divided, [cluster.tests <= 1 for cluster in divided], limit)
    for step in STEPS:
        if len(fitted) <= ceiling:
            break
        fitted = gather(fitted, [share(cluster, limit) <= step for cluster in fitted], limit)
    return tuple(in_order(fitted))


def divide(cluster: Cluster, limit: Capacity, refine: Refine, depth: int = 0) -> list[Cluster]:
    """The cluster as clusters under the limit: by the strategy's words first, else evenly, in order."""
    if len(cluster.entries) == 1 or not limit.exceeded_by(cluster.atoms):
        return [cluster]
    children = refine(cluster) if depth < MAX_DEPTH else ()
    if len(children) < 2:
        chunks = pack([replace(cluster, entries=(entry,)) for entry in cluster.entries], limit)
        return [replace(cluster, entries=_entries(chunk), mixed=True) for chunk in chunks]
    divided = [part for child in children for part in divide(child, limit, refine, depth + 1)]
    small = [share(part, limit) < SMALL for part in divided]
    return settle(gather(divided, small, limit), limit)


def gather(clusters: Sequence[Cluster], small: Sequence[bool], limit: Capacity) -> list[Cluster]:
    """The small ones put together, in file order, in as few and as even clusters as the limit allows."""
    rest = [cluster for cluster, is_small in zip(clusters, small, strict=True) if not is_small]
    chosen = in_order([cluster for cluster, is_small in zip(clusters, small, strict=True) if is_small])
    return in_order(rest + [merge(run) for run in pack(chosen, limit)])


def settle(clusters: Sequence[Cluster], limit: Capacity) -> list[Cluster]:
    """A small cluster that is left over joins the nearest sibling that has room for it."""
    left = [cluster for cluster in clusters if share(cluster, limit) < SMALL]
    if len(left) != 1 or len(clusters) < 2:
        return list(clusters)
    at = clusters.index(left[0])
    for near in (at - 1, at + 1):
        if 0 <= near < len(clusters):
            both = merge([clusters[min(at, near)], clusters[max(at, near)]])
            if not limit.exceeded_by(both.atoms):
                return in_order([*(c for i, c in enumerate(clusters) if i not in (at, near)), both])
    return list(clusters)


def merge(clusters: Sequence[Cluster]) -> Cluster:
    """One cluster of several, with the words with which all begin, and the next of each if they are few."""
    if len(clusters) == 1:
        return clusters[0]
    common = _common([cluster.words for cluster in clusters])
    heads = tuple(dict.fromkeys(head for cluster in clusters for head in _heads(cluster, len(common))))
    mixed = "" in heads or len(heads) > FEW
    return Cluster(
        _entries(clusters),
        common,
        () if mixed else heads,
        depth=min(cluster.depth for cluster in clusters),
        mixed=mixed,
    )


def _heads(cluster: Cluster, length: int) -> tuple[str, ...]:
    """The names that the cluster gives to one that it becomes part of; an empty one where it has none."""
    if len(cluster.words) > length:
        return (cluster.words[length],)
    return cluster.heads or ("",)


def in_order(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters in the order of their first tests."""
    return sorted(clusters, key=lambda cluster: cluster.entries[0].index)


def pack(items: Sequence[Cluster], limit: Capacity) -> list[list[Cluster]]:
    """Runs of neighbours under the limit: as few as possible, of even size, cut where names differ.

    The cheapest row of cuts, found from left to right. A part costs 1, unevenness and a cut between
    neighbours that are alike cost a little.
    """
    if not items:
        return []
    tests = [0, *accumulate(item.tests for item in items)]
    lines = [0, *accumulate(item.lines for item in items)]
    needs = [item.needs for item in items]
    parts = max(1, math.ceil(limit.load(tests[-1], lines[-1] + limit.weigh(reduce(or_, needs)))))
    if len(items) * len(items) // parts > PATIENCE:
        return _even(items, limit)
    cuts = [0.0, *(CUT * kinship(a.entries[-1], b.entries[0]) for a, b in pairwise(items))]
    exceeded = limit.room.exceeded_by
    cost = [0.0]
    came_from = [0]
    for end in range(1, len(items) + 1):
        best, origin = math.inf, end - 1
        held = needed = 0
        for start in range(end - 1, -1, -1):
            if new := needs[start] & ~held:
                held, needed = held | new, needed + limit.weigh(new)
            many, long = tests[end] - tests[start], lines[end] - lines[start] + needed
            if start < end - 1 and exceeded(many, long):
                break
            price = cost[start] + cuts[start] + 1 + limit.load(many, long) ** 2 / 2
            if price < best:
                best, origin = price, start
        cost.append(best)
        came_from.append(origin)
    return _runs(items, came_from)


def kinship(left: Entry, right: Entry) -> float:
    """How alike two names are: 1 where they begin with the same key, less where they share another.

    Names under different section comments have nothing in common.
    """
    if not left.keys or not right.keys or left.atom.section != right.atom.section:
        return 0.0
    if left.keys[0] == right.keys[0]:
        return 1.0
    common = len(set(left.keys) & set(right.keys))
    return common / min(len(left.keys), len(right.keys)) / 2


def _even(items: Sequence[Cluster], limit: Capacity) -> list[list[Cluster]]:
    """Runs filled to the even share one after the other; each under the limit or a single item."""
    whole = limit.load(*limit.size(atom for item in items for atom in item.atoms))
    target = whole / max(1, math.ceil(whole))
    runs: list[list[Cluster]] = [[]]
    tests = lines = held = 0
    for item in items:
        tests, lines = tests + item.tests, lines + item.lines + limit.weigh(item.needs & ~held)
        if runs[-1] and (limit.load(tests, lines) > target + 1e-9 or limit.room.exceeded_by(tests, lines)):
            runs.append([])
            tests, lines, held = item.tests, item.lines + limit.weigh(item.needs), 0
        runs[-1].append(item)
        held |= item.needs
    return runs


def _runs(items: Sequence[Cluster], came_from: Sequence[int]) -> list[list[Cluster]]:
    runs: list[list[Cluster]] = []
    end = len(items)
    while end:
        runs.append(list(items[came_from[end] : end]))
        end = came_from[end]
    return runs[::-1]


def _entries(clusters: Sequence[Cluster]) -> tuple[Entry, ...]:
    return tuple(sorted((e for c in clusters for e in c.entries), key=lambda entry: entry.index))


def _common(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    first = rows[0]
    length = min(map(len, rows))
    return first[: next((i for i in range(length) if any(row[i] != first[i] for row in rows)), length)]
