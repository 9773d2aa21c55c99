"""How likely it is that a careful person would put two tests into one file: a small model of pairs.

Its ten figures were fitted to splits that people made (``python -m benchmarks.agreement --fit``); how near two
tests stand says most, then whether their texts and their names use the same words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from splitter.grouping.words import GLUE, Entry, tokens
from splitter.wording import stem, words

Weights = tuple[float, ...]
Vector = Mapping[str, float]

WEIGHTS: Weights = (-0.28, -3.75, 0.687, -0.309, -0.774, 0.732, 2.359, -0.383, 1.371, 1.051)
"""Of the features below, in their order."""

TELLING = 64
"""How many words of a text are compared: those that few others have."""

MOST = 220
"""How many items are compared pair by pair; of more, the neighbours that are most alike are taken together."""

CLASS, METHOD, SECTION = 2.0, 1.0, 1.0
"""What a word counts in the name of a class or a function, in the names of its tests, in its section."""


@dataclass(frozen=True)
class Item:
    """Neighbours that stay together: mostly one test or class."""

    entries: tuple[Entry, ...]
    names: Vector
    texts: Vector

    @property
    def tests(self) -> int:
        return sum(entry.atom.tests for entry in self.entries)

    @property
    def lines(self) -> int:
        return sum(entry.atom.lines for entry in self.entries)

    @property
    def section(self) -> str:
        return self.entries[0].atom.section


def items(entries: Sequence[Entry]) -> list[Item]:
    """The entries in file order, one an item; so few that all pairs can be looked at."""
    found = _items([(entry,) for entry in entries])
    if len(found) <= MOST:
        return found
    bonds = [_bond(one, other) for one, other in zip(found, found[1:], strict=False)]
    weakest = frozenset(sorted(range(len(bonds)), key=lambda at: bonds[at])[: MOST - 1])
    runs: list[list[Entry]] = [[]]
    for at, item in enumerate(found):
        runs[-1].extend(item.entries)
        if at in weakest:
            runs.append([])
    return _items([tuple(run) for run in runs])


def affinities(found: Sequence[Item], target: int, weights: Weights = WEIGHTS) -> list[list[float]]:
    """For each two items the likelihood that a person would keep them together."""
    table = [[0.0] * len(found) for _ in found]
    for at, other, values in features(found, target):
        score = sum(weight * value for weight, value in zip(weights, values, strict=True))
        table[at][other] = table[other][at] = 1 / (1 + math.exp(-score))
    return table


def features(found: Sequence[Item], target: int) -> Iterator[tuple[int, int, Weights]]:
    """What the model knows of each pair, in file order."""
    ends = [0, *accumulate(item.lines for item in found)]
    middles = [(begin + end) / 2 for begin, end in zip(ends, ends[1:], strict=False)]
    bonds = [_bond(one, other) for one, other in zip(found, found[1:], strict=False)]
    whole = math.log(max(1, ends[-1]) / target)
    sectioned = any(item.section for item in found)
    for at, one in enumerate(found):
        weakest = math.inf
        for to in range(at + 1, len(found)):
            other = found[to]
            weakest = min(weakest, bonds[to - 1])
            same = one.section == other.section
            yield (
                at,
                to,
                (
                    1.0,
                    math.log1p((middles[to] - middles[at]) / target),
                    math.log1p((ends[to] - ends[at + 1]) / target),
                    float(same and one.section != ""),
                    float(sectioned and not same),
                    whole,
                    weakest,
                    math.log(max(1, one.lines + other.lines) / target),
                    _product(one.names, other.names),
                    _product(one.texts, other.texts),
                ),
            )


def _bond(one: Item, other: Item) -> float:
    return (_product(one.names, other.names) + _product(one.texts, other.texts)) / 2


def _items(runs: Sequence[tuple[Entry, ...]]) -> list[Item]:
    names = _vectors([sum((_names(entry) for entry in run), Counter[str]()) for run in runs], len(runs))
    texts = _vectors([_texts(run) for run in runs], TELLING)
    return [Item(*three) for three in zip(runs, names, texts, strict=True)]


def _names(entry: Entry) -> Counter[str]:
    """The words of the names, as much as each counts."""
    found: Counter[str] = Counter()
    for name in entry.atom.names:
        for word in _told(tokens(name)):
            found[word] += CLASS
    methods = [test.rpartition("::")[2] for test in entry.atom.evidence.tests if "::" in test]
    for method in methods:
        for word in set(_told(tokens(method))):
            found[word] += METHOD / len(methods)  # type: ignore[assignment]
    for word in _told(words(entry.atom.section)):
        found[word] += SECTION  # type: ignore[assignment]
    return found


def _told(found: Sequence[str]) -> list[str]:
    return [stem(word) for word in found if len(word) > 1 and word not in GLUE]


def _texts(run: Sequence[Entry]) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in run:
        found.update(entry.atom.evidence.words)
    return found


def _vectors(counts: Sequence[Mapping[str, float]], most: int) -> list[Vector]:
    """Word counts as vectors of length one, in which a word weighs more the fewer have it."""
    spread = Counter(word for count in counts for word in count)
    rarity = {word: math.log((len(counts) + 1) / (many + 0.5)) for word, many in spread.items()}
    return [_vector(count, rarity, most) for count in counts]


def _vector(count: Mapping[str, float], rarity: Mapping[str, float], most: int) -> Vector:
    weighed = {
        word: (1 + math.log(many) if many >= 1 else many) * rarity[word] for word, many in count.items()
    }
    if len(weighed) > most:
        weighed = dict(sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
    length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
    return {word: value / length for word, value in weighed.items()}


def _product(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)
