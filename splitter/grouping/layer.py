"""By layer: tests that name the same kind of neural-network layer, by the taxonomy in ``layers``.

The rule: the word that stands earliest in a test's name decides (``conv_relu_block`` is a convolution), and
among words that begin at the same place the longest (``softmax_cross_entropy`` begins with ``softmax``;
``max_pool`` is one word). Words are compared without blanks, and digits at the end do not count:
``MaxPool2d``, ``max_pool2`` and ``maxpool`` are one word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from splitter.grouping.layers import LAYERS, Layer
from splitter.grouping.packing import Cluster
from splitter.grouping.words import Entry, base

LONGEST = 5
"""How many words of a name may make one word of the taxonomy: scaled dot product attention has four."""

BEGINNING = 2
"""How many letters of a word are looked at first."""

_RANK = re.compile(r"\d+d?$")


@dataclass(frozen=True)
class Taxonomy:
    """Which word means which layer."""

    layers: Mapping[str, Layer]
    """Word -> layer."""
    loose: frozenset[str]
    """The words that are no evidence of neural networks by themselves."""

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of every word, by which most words of tests are known to be none."""
        return frozenset(word[:BEGINNING] for word in self.layers)


def taxonomy(custom: Mapping[str, Sequence[str]]) -> Taxonomy:
    """The package's layers with the user's: a name that exists is replaced, an empty list removes it."""
    return _taxonomy(tuple((name, tuple(words)) for name, words in custom.items()))


@lru_cache(maxsize=8)  # each file asks, and each part
def _taxonomy(custom: tuple[tuple[str, tuple[str, ...]], ...]) -> Taxonomy:
    known = {layer.name: layer for layer in LAYERS}
    for name, words in custom:
        title = known[name].title if name in known else name.replace("_", " ")
        known.pop(name, None)  # so that the user's layers come last and win
        if words:
            known[name] = Layer(name, title, frozenset(map(_plain, words)))
    found = {word: layer for layer in known.values() for word in (*layer.words, *layer.loose)}
    loose = frozenset(word for word, layer in found.items() if word in layer.loose)
    return Taxonomy(found, loose)


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).lower()


@dataclass(frozen=True)
class Match:
    """Where in a test's name a layer is named."""

    layer: Layer
    word: str
    start: int
    end: int


def match(words: Sequence[str], names: Taxonomy) -> Match | None:
    """The layer that a test's words name: the earliest word, and there the longest."""
    for start, first in enumerate(words):
        if len(first) >= BEGINNING and names.beginnings.isdisjoint((first[0], first[:BEGINNING])):
            continue  # a word of one letter is in the taxonomy's beginnings as it is
        for end in range(min(len(words), start + LONGEST), start, -1):
            for word in _forms("".join(words[start:end])):
                if word in names.layers:
                    return Match(names.layers[word], word, start, end)
    return None


def _forms(word: str) -> tuple[str, ...]:
    """A word as it is, and without what it ends in where that is a number: ``maxpool2d`` -> maxpool."""
    if word[-1:] == "d" or word[-1:].isdigit():
        return word, base(word), _RANK.sub("", word)
    return (word,)


@dataclass(frozen=True)
class Reading:
    """What the taxonomy says about a file's tests."""

    matches: Mapping[int, Match]
    """Entry index -> its layer."""
    titles: Mapping[str, str]
    """Layer name -> its title."""
    tests: int
    """How many tests name a layer."""
    layers: tuple[str, ...]
    """The layers that are named, in file order."""
    largest: int
    """How many tests the most frequent layer has."""
    firm: int
    """How many of the layers are named by a word that is at home in neural networks only."""


def read(entries: Iterable[Entry], names: Taxonomy) -> Reading:
    """Look every test up."""
    pairs = [(entry, match(entry.words, names)) for entry in entries]
    matched = [(entry, found) for entry, found in pairs if found]
    tests: Counter[str] = Counter()
    for entry, found in matched:
        tests[found.layer.name] += entry.atom.tests
    return Reading(
        matches={entry.index: found for entry, found in matched},
        titles={found.layer.name: found.layer.title for _, found in matched},
        tests=tests.total(),
        layers=tuple(tests),
        largest=max(tests.values(), default=0),
        firm=len({found.layer.name for _, found in matched if found.word not in names.loose}),
    )


def clusters(entries: Sequence[Entry], reading: Reading) -> tuple[Cluster, ...]:
    """A cluster for each layer that is named, and one for the tests that name none."""
    by_layer: dict[str, list[Entry]] = {}
    unnamed: list[Entry] = []
    for entry in entries:
        found = reading.matches.get(entry.index)
        if found:
            by_layer.setdefault(found.layer.name, []).append(entry)
        else:
            unnamed.append(entry)
    named = tuple(Cluster(tuple(found), (name,)) for name, found in by_layer.items())
    return (*named, Cluster(tuple(unnamed), mixed=True)) if unnamed else named


def reason(entries: Sequence[Entry], reading: Reading) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    layers = "1 layer" if len(reading.layers) == 1 else f"{len(reading.layers)} layers"
    return f"by layer: {reading.tests} of {total} tests name one of {layers}"
