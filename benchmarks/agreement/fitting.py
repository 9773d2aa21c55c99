"""The figures of the pair model, from splits that people made: logistic regression by Newton's method."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from benchmarks.agreement.cases import Case
from splitter.grouping.affinity import Column, Item, Weights, features, items
from splitter.grouping.subjects import Telling
from splitter.grouping.words import entries
from splitter.model.plan import Atom

ROUNDS = 12
RIDGE = 1.0
EACH = 50.0
"""What all pairs of one file count together, however many they are."""
MOST = 4000
"""Of more pairs of a file every second, third, ... is taken."""


@dataclass(frozen=True)
class Pair:
    """Two items: what the model sees, how likely people had them together, and how much that counts."""

    values: Weights
    together: float
    weight: float


def pairs(case: Case, atoms: Sequence[Atom], target: int) -> list[Pair]:
    """The pairs of one file, with what people did."""
    tests = entries(atoms)
    found = items(tests, said=Telling(tests, case.stem).said)
    homes = [_homes(item, case) for item in found]
    rows: list[Pair] = []
    known = (
        (at, to, values)
        for at, columns in enumerate(features(found, target))
        for to, values in enumerate(_rows(columns, len(found) - at - 1), at + 1)
    )
    for at, to, values in known:
        many = homes[at].total() * homes[to].total()
        if many:
            same = sum(count * homes[to][home] for home, count in homes[at].items()) / many
            rows.append(Pair(values, same, found[at].tests * found[to].tests))
    rows = rows[:: math.ceil(len(rows) / MOST) or 1]
    whole = sum(row.weight for row in rows) or 1.0
    return [Pair(row.values, row.together, EACH * row.weight / whole) for row in rows]


def fit(rows: Sequence[Pair]) -> Weights:
    """The weights that make what people did most likely."""
    size = len(rows[0].values)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [RIDGE * w * (at > 0) for at, w in enumerate(weights)]
        bend = [[RIDGE * (at == to) for to in range(size)] for at in range(size)]
        for row in rows:
            likely = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, row.values, strict=True))))
            pull, spread = row.weight * (likely - row.together), row.weight * likely * (1 - likely)
            for at, value in enumerate(row.values):
                slope[at] += pull * value
                if value:
                    line, share = bend[at], spread * value
                    for to in range(at + 1):
                        line[to] += share * row.values[to]
        for at in range(size):
            for to in range(at):
                bend[to][at] = bend[at][to]
        weights = [w - step for w, step in zip(weights, _solved(bend, slope), strict=True)]
    return tuple(round(w, 3) for w in weights)


def growth(sizes: Iterable[tuple[float, int]]) -> tuple[float, float]:
    """``a, b`` of parts = a * (lines / target) ** b, from pairs of lines / target and parts."""
    points = [(math.log(lines), math.log(parts)) for lines, parts in sizes]
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return round(math.exp(mean_y - slope * mean_x), 2), round(slope, 2)


def _rows(columns: Sequence[Column], count: int) -> Iterator[Weights]:
    """What is known of each pair."""
    return zip(*(repeat(one, count) if isinstance(one, float) else one for one in columns), strict=True)


def _homes(item: Item, case: Case) -> Counter[str]:
    tests = [test for entry in item.entries for test in entry.atom.evidence.tests]
    return Counter(case.people[test] for test in tests if test in case.people)


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gauss's elimination; the ridge keeps the pivots away from zero."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda r: abs(rows[r][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(size):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]
