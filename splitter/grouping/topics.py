"""Topics: words that tests of a flat file have in common, each the word of as many neighbours as can be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from splitter.grouping.manner import ASSERTING, DOING, HOW, says_how
from splitter.grouping.words import GENERIC, GLUE, Entry, tokens
from splitter.text.wording import stem

FEWEST = 3
"""Tests that make a topic."""

USUAL = 0.5
"""A word that more than this share of the tests have is no topic: it is the file's."""

LATER = 0.3
"""How much less a word counts for each word before it."""

_MANNER = frozenset(map(stem, HOW | DOING | GENERIC))

NEAR = 0.9
"""How much of a topic's worth is that its tests stand side by side."""


def topics(entries: Sequence[Entry], said: Set[str] = frozenset()) -> list[str]:
    """The topic of each test, the best first taken; none for classes and for tests that share no word.

    ``said`` are stems that are the whole file's: in test_patches ``patch`` is no topic.
    """
    words = [
        [] if entry.is_class or entry.atom.section else [w for w in telling(entry) if w not in said]
        for entry in entries
    ]
    spread = Counter(word for found in words for word in found)
    common = {word for word, many in spread.items() if FEWEST <= many <= USUAL * len(entries)}
    chosen = [""] * len(entries)
    places = _places(words, common)
    while places:
        best = max(places, key=lambda word: (_worth(places[word]), word))
        taken = places.pop(best)
        for at in taken:
            chosen[at] = best
        for other in {word for at in taken for word in words[at]} & places.keys():
            places[other] = {at: gain for at, gain in places[other].items() if at not in taken}
            if len(places[other]) < FEWEST:
                del places[other]
    return chosen


def _places(words: Sequence[Sequence[str]], common: set[str]) -> dict[str, dict[int, float]]:
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for at, row in enumerate(words):
        for place, word in enumerate(row):
            if word in common:
                found[word][at] = 1 / (1 + LATER * place)
    return dict(found)


def _worth(places: dict[int, float]) -> float:
    beside = sum(at - 1 in places or at + 1 in places for at in places) / len(places)
    return sum(places.values()) * (1 - NEAR + NEAR * beside)


def telling(entry: Entry, also: Set[str] = frozenset()) -> list[str]:
    """The stems of a name's words that say what is tested; ``also`` may, though they mostly say how."""
    called = entry.atom.evidence.called - ASSERTING
    known = tokens(entry.atom.names[0])
    found = (word for word in known if word in also or word in called or not _is_manner(word))
    return list(dict.fromkeys(told(found)))


def _is_manner(word: str) -> bool:
    return says_how(word) or stem(word) in _MANNER


def told(found: Iterable[str]) -> list[str]:
    """The stems of the words that say anything."""
    return [stem(word) for word in found if len(word) > 1 and word not in GLUE]
