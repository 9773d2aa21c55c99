"""How likely it is that a careful person would put two tests into one file: a small model of pairs.

Its figures were fitted to splits that people made (``benchmarks/agreement/fitting.py``). How near two tests
stand says most, then whether their names and their texts use the same words.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise

from splitter.grouping.topics import told, topics
from splitter.grouping.words import Entry, tokens
from splitter.model.plan import Atom
from splitter.text.wording import words

Weights = tuple[float, ...]
Vector = Mapping[str, float]
Column = list[float] | float
"""What a feature is of each of several pairs, or of all of them."""

WEIGHTS: Weights = (-0.378, -3.225, 0.338, -0.408, -0.862, 0.787, 2.411, -0.624, 1.307, 0.649, 0.0, 0.186)
"""Of the features below, in their order."""

TELLING = 40
"""How many words of a text are compared: those that few others have."""

MOST = 160
"""How many items are compared pair by pair; of more, neighbours that are alike are taken together."""

AtomsFit = Callable[[Sequence[Atom]], bool]
"""Whether these may be one part."""

CLASS, METHOD, SECTION = 2.0, 1.0, 1.0
"""What a word counts in the name of a class or a function, in the names of its tests, in its section."""


@dataclass(frozen=True, eq=False)
class Item:
    """Neighbours that stay together: mostly one test or class."""

    entries: tuple[Entry, ...]
    names: Vector
    texts: Vector
    topic: str = ""
    """What is tested, by a word that others have too: see :mod:`splitter.grouping.topics`."""

    @cached_property
    def tests(self) -> int:
        return sum(entry.atom.tests for entry in self.entries)

    @cached_property
    def lines(self) -> int:
        return sum(entry.atom.lines for entry in self.entries)

    @cached_property
    def section(self) -> str:
        return self.entries[0].atom.section


Part = tuple[Item, ...]
Division = tuple[Part, ...]
Fits = Callable[[Sequence[Item]], bool]
"""Whether items may be one part: the limit, whatever it is about."""


def items(
    entries: Sequence[Entry], fits: AtomsFit = lambda _: True, said: Set[str] = frozenset()
) -> list[Item]:
    """What is divided no further, in file order: tests of one topic, else one test or class each.

    Of very many, neighbours that are alike and may be one part are taken together. ``said`` are stems of what
    the whole file is about.
    """
    known = topics(entries, said)
    runs = _in_order(run for blob in _blobs(entries, known) for run in cut(blob, fits))
    found = _items(runs, [known[run[0].index] for run in runs])
    if len(found) <= MOST:
        return found
    bonds = [_bond(one, other) for one, other in pairwise(found)]
    weakest = frozenset(sorted(range(len(bonds)), key=lambda at: bonds[at])[: MOST - 1])
    joined: list[tuple[Entry, ...]] = []
    for at, run in enumerate(runs):
        if joined and at - 1 not in weakest and fits([entry.atom for entry in (*joined[-1], *run)]):
            joined[-1] = (*joined[-1], *run)
        else:
            joined.append(run)
    joined = _in_order(joined)
    return _items(joined, [known[run[0].index] for run in joined])


def _blobs(entries: Sequence[Entry], known: Sequence[str]) -> Iterable[tuple[Entry, ...]]:
    found: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for at, (entry, topic) in enumerate(zip(entries, known, strict=True)):
        shared = topic or (entry.atom.section if not entry.is_class else "")
        found[shared, -1 if shared else at].append(entry)
    return map(tuple, found.values())


def cut(run: tuple[Entry, ...], fits: AtomsFit) -> Iterator[tuple[Entry, ...]]:
    """The tests in as few and as even runs as each may be one part."""
    for count in range(1, len(run) + 1):
        ends = [len(run) * at // count for at in range(count + 1)]
        parts = [run[start:end] for start, end in pairwise(ends)]
        if count == len(run) or all(fits([entry.atom for entry in part]) for part in parts):
            yield from parts
            return


def _in_order(runs: Iterable[tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    """By where most of them stands."""
    return sorted(
        (tuple(sorted(run, key=_index)) for run in runs), key=lambda run: _index(run[len(run) // 2])
    )


def _index(entry: Entry) -> int:
    return entry.index


def affinities(found: Sequence[Item], target: int, weights: Weights = WEIGHTS) -> list[list[float]]:
    """For each two items the likelihood that a person would keep them together."""
    table, exp = [[0.0] * len(found) for _ in found], math.exp
    for at, columns in enumerate(features(found, target)):
        weighed = list(zip(weights, columns, strict=True))
        same = sum(weight * column for weight, column in weighed if isinstance(column, float))
        sums = [same] * (len(found) - at - 1)
        for weight, column in weighed:  # one feature after the other: there are ten thousand pairs
            if not isinstance(column, float):
                sums = [value + weight * one for value, one in zip(sums, column, strict=True)]
        likely = [1 / (1 + exp(-value)) for value in sums]
        table[at][at + 1 :] = likely
        for to, value in enumerate(likely, at + 1):
            table[to][at] = value
    return table


def features(found: Sequence[Item], target: int) -> Iterator[tuple[Column, ...]]:
    """For each item what the model knows of it with each that comes after it, in file order."""
    ends = [0, *accumulate(item.lines for item in found)]
    middles = [(begin + end) / 2 for begin, end in pairwise(ends)]
    names, texts = _products([one.names for one in found]), _products([one.texts for one in found])
    bonds = [(names[at + 1][at] + texts[at + 1][at]) / 2 for at in range(len(found) - 1)]
    whole = math.log(max(1, ends[-1]) / target)
    sectioned = any(item.section for item in found)
    log, log1p = math.log, math.log1p
    for at, one in enumerate(found):
        section, topic, lines, middle, end = one.section, one.topic, one.lines, middles[at], ends[at + 1]
        others = found[at + 1 :]
        alike = [1.0 if other.section == section else 0.0 for other in others] if sectioned else None
        yield (
            1.0,
            [log1p((other - middle) / target) for other in middles[at + 1 :]],
            [log1p((other - end) / target) for other in ends[at + 1 : -1]],
            alike if alike and section else 0.0,
            [1.0 - one for one in alike] if alike else 0.0,
            whole,
            list(accumulate(bonds[at:], min)),
            [log((lines + other.lines or 1) / target) for other in others],
            [row[at] for row in names[at + 1 :]],
            [row[at] for row in texts[at + 1 :]],
            [1.0 if other.topic == topic else 0.0 for other in others] if topic else 0.0,
            [1.0 if other.topic not in ("", topic) else 0.0 for other in others] if topic else 0.0,
        )


def _bond(one: Item, other: Item) -> float:
    return (_product(one.names, other.names) + _product(one.texts, other.texts)) / 2


def _items(runs: Sequence[tuple[Entry, ...]], topics: Sequence[str]) -> list[Item]:
    counts = [_summed([_names(entry) for entry in run]) for run in runs]
    names = _vectors(counts, sys.maxsize)
    texts = _vectors([_summed([entry.atom.evidence.words for entry in run]) for run in runs], TELLING)
    return [Item(*four) for four in zip(runs, names, texts, topics, strict=True)]


def _summed(counts: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    if len(counts) == 1:
        return counts[0]
    found: defaultdict[str, float] = defaultdict(float)
    for count in counts:
        for word, many in count.items():
            found[word] += many
    return found


def _names(entry: Entry) -> dict[str, float]:
    """The words of the names, as much as each counts."""
    found: defaultdict[str, float] = defaultdict(float)
    for name in entry.atom.names:
        for word in told(tokens(name)):
            found[word] += CLASS
    methods = [test.rpartition("::")[2] for test in entry.atom.evidence.tests if "::" in test]
    for method in methods:
        for word in dict.fromkeys(told(tokens(method))):  # no set: sums depend on the order
            found[word] += METHOD / len(methods)
    for word in told(words(entry.atom.section)):
        found[word] += SECTION
    return found


def _vectors(counts: Sequence[Mapping[str, float]], most: int) -> list[Vector]:
    """Word counts as vectors of length one, in which a word weighs more the fewer have it."""
    spread = Counter(chain.from_iterable(counts))
    rarity = {word: math.log((len(counts) + 1) / (many + 0.5)) for word, many in spread.items()}
    return [_vector(count, rarity, most) for count in counts]


def _vector(count: Mapping[str, float], rarity: Mapping[str, float], most: int) -> Vector:
    damped = {many: 1 + math.log(many) if many >= 1 else many for many in set(count.values())}
    weighed = {word: damped[many] * rarity[word] for word, many in count.items()}
    if len(weighed) > most:
        weighed = dict(sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
    length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
    return {word: value / length for word, value in weighed.items()}


def _products(vectors: Sequence[Vector]) -> list[list[float]]:
    """For each the products with all before it; most have few words in common, so these are gone through."""
    having: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    table = []
    for at, vector in enumerate(vectors):
        row = [0.0] * at
        for word, value in vector.items():
            for to, other in having[word]:
                row[to] += value * other
            having[word].append((at, value))
        table.append(row)
    return table


def _product(one: Vector, other: Vector) -> float:
    return sum([value * other[word] for word, value in one.items() if word in other])
