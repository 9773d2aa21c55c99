"""What is measured of a division of tests into parts, ours or people's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from splitter.grouping.manner import THINGS, says_how
from splitter.grouping.words import BINDING, GLUE
from splitter.text.wording import stem, words

PURE = 0.8
"""The share of a part's tests that must be of one part of people's."""


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Hubert and Arabie's index: 1 for the same partition, 0 for what chance would give."""
    both = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    rows = sum(comb(n, 2) for n in Counter(one).values())
    columns = sum(comb(n, 2) for n in Counter(other).values())
    pairs = comb(len(one), 2)
    if not pairs:
        return 1.0
    expected = rows * columns / pairs
    largest = (rows + columns) / 2
    return 1.0 if largest == expected else (both - expected) / (largest - expected)


@dataclass(frozen=True)
class Division:
    """Tests -> parts, with the words of each part's name beyond the original's."""

    home: Mapping[str, str]
    words: Mapping[str, Sequence[str]]

    def sizes(self) -> list[int]:
        """How many tests each part has."""
        return list(Counter(self.home.values()).values())


def agreement(ours: Division, people: Mapping[str, str]) -> float:
    """The index over the tests that both have."""
    tests = [test for test in people if test in ours.home]
    return adjusted_rand([ours.home[t] for t in tests], [people[t] for t in tests])


def mixed(ours: Division, people: Mapping[str, str]) -> list[bool]:
    """For each of our parts whether too few of its tests are of one part of people's."""
    return [max(c.values()) < PURE * c.total() for c in _table(ours, people).values()]


def purity(ours: Division, people: Mapping[str, str]) -> float:
    """The share of the tests that are in our part with most of their kind."""
    table = _table(ours, people).values()
    return sum(max(c.values()) for c in table) / max(1, sum(c.total() for c in table))


def hits(
    ours: Division,
    people: Mapping[str, str],
    telling: Mapping[str, frozenset[str]],
    alike: Callable[[str], str],
) -> list[bool]:
    """For each part of people's with a word of its own whether one of our names has it, or one ``alike``."""
    said = {alike(word) for words in ours.words.values() for word in words}
    return [not said.isdisjoint(map(alike, telling[part])) for part in _told(people, telling)]


def in_tests(people: Mapping[str, str], telling: Mapping[str, frozenset[str]]) -> list[bool]:
    """The same, where the names of the part's own tests are looked at: what can be had."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for test, part in people.items():
        held[part].update(map(stem, words(test)))
    return [not held[part].isdisjoint(map(stem, telling[part])) for part in _told(people, telling)]


def _told(people: Mapping[str, str], telling: Mapping[str, frozenset[str]]) -> list[str]:
    return [part for part in dict.fromkeys(people.values()) if telling.get(part)]


def folded(word: str) -> str:
    """A word as it is spelled, but for its plural: ``errors`` and ``error``, ``queries`` and ``query``."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def of_subjects(telling: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Without words that say no subject: who called a part ``core`` or ``advanced`` told nothing of it."""
    return {part: frozenset(filter(_says_what, found)) for part, found in telling.items()}


def _says_what(word: str) -> bool:
    return word in THINGS or not (says_how(word) or word in GLUE or word in BINDING or word == "core")


def torn(home: Mapping[str, str], bundles: Iterable[Sequence[str]]) -> tuple[int, int]:
    """How many bundles of two tests or more (classes, sections) are in several parts, and of how many."""
    placed = [{home[t] for t in bundle if t in home} for bundle in bundles if len(bundle) > 1]
    return sum(len(parts) > 1 for parts in placed), len(placed)


def _table(ours: Division, people: Mapping[str, str]) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for test, part in people.items():
        if test in ours.home:
            found[ours.home[test]][part] += 1
    return found
