"""Where tests go that have no part's subject, or too little of one: to those that do the same as they."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from splitter.grouping.affinity import Fits, Item, Part
from splitter.grouping.strangers import HALF, Named, entries_of, is_tiny, stems_of
from splitter.grouping.subjects import Telling
from splitter.grouping.tally import ENOUGH
from splitter.grouping.words import Entry
from splitter.model.plan import Subject

NEAR = 0.42
"""How near a stray must come to the tests of a part, to be brought there."""

HELD, LONG = 0.25, 4
"""What it counts that a name holds the subject's word, of so many letters, inside of another: digestauth."""

SECTION = 1.0
"""... and that the part has all else that stands in its section."""


def brought_near(
    named: Sequence[Named], left: Part, telling: Telling, fits: Fits
) -> tuple[list[Named], Part]:
    """The parts, each with what is left over that does what its tests do, and what then is left.

    A part stays one of its subject: so many of its tests have it.
    """
    grown = [part for part, _ in named]
    paths = _Paths(named, left)
    kept: list[Item] = []
    for item in left:
        near = paths.nearness(item)

        def has_room(at: int, item: Item = item) -> bool:
            had = named[at][1].had + item.tests * telling.share(item.entries, named[at][1].words)
            tests = sum(one.tests for one in grown[at]) + item.tests
            return had >= ENOUGH * tests and fits((*grown[at], item))

        open_to = [at for at in near if near[at] >= NEAR and has_room(at)]
        if open_to:
            best = max(open_to, key=near.__getitem__)
            grown[best] = (*grown[best], item)
        else:
            kept.append(item)
    return _renamed(named, grown, telling), tuple(kept)


def absorbed(named: Sequence[Named], telling: Telling, fits: Fits) -> list[Named]:
    """The parts without those of which another has the subject, rather than they themselves."""
    parts = list(named)
    for pair in [pair for pair in named if pair[1].had < ENOUGH * pair[1].tests]:
        part, own = pair
        homes = []
        for at, (other, subject) in enumerate(parts):
            share = telling.share(entries_of(part), subject.words, named=True) if subject.words else 0.0
            more = share * own.tests
            pure = subject.had + more >= ENOUGH * (subject.tests + own.tests)
            if subject != own and share >= HALF and more > own.had and pure and fits((*other, *part)):
                homes.append((share, at))
        if homes:
            at = max(homes)[1]
            both = (*parts[at][0], *part)
            parts[at] = (both, telling.named(entries_of(both), parts[at][1].words))
            parts.remove(pair)
    return parts


def gathered(named: Sequence[Named], telling: Telling, fits: Fits) -> list[Named]:
    """The parts, and a test or two of few lines with those that they are nearest to."""
    tiny = [pair for pair in named if is_tiny(pair)]
    others = [pair for pair in named if not is_tiny(pair)]
    if not tiny or len(others) < 2:
        return list(named)
    grown = [part for part, _ in others]
    paths = _Paths(others, tuple(item for part, _ in tiny for item in part))
    alone = []
    for pair in tiny:
        near: Counter[int] = Counter()
        for item in pair[0]:
            near.update(paths.nearness(item))
        best = next((at for at, _ in near.most_common() if fits((*grown[at], *pair[0]))), None)
        if best is None:
            alone.append(pair)
        else:
            grown[best] = (*grown[best], *pair[0])
    return [*_renamed(others, grown, telling), *alone]


def _renamed(named: Sequence[Named], grown: Sequence[Part], telling: Telling) -> list[Named]:
    return [
        (part, subject) if own == part else (own, telling.named(entries_of(own), subject.words))
        for (part, subject), own in zip(named, grown, strict=True)
    ]


class _Paths:
    """How the tests of each part go about their subject."""

    def __init__(self, named: Sequence[Named], left: Part) -> None:
        self._ways = [_Way(*pair) for pair in named]
        parts = [*(part for part, _ in named), left]
        self._written = Counter(
            word for part in parts for entry in entries_of(part) for word in _written(entry)
        )
        self._homes: defaultdict[str, set[int]] = defaultdict(set)
        for at, (part, _) in enumerate(named):
            for item in part:
                self._homes[item.section].add(at)

    def nearness(self, item: Item) -> dict[int, float]:
        """How near an item is to each of the parts."""
        near = {at: way.nearness(item, self._written) for at, way in enumerate(self._ways)}
        homes = self._homes[item.section] if item.section else set()
        if len(homes) == 1:
            near[min(homes)] += SECTION
        return near


class _Way:
    """How the tests of a part go about their subject."""

    def __init__(self, part: Part, subject: Subject) -> None:
        self._stems = stems_of(subject)
        self._written = Counter(word for entry in entries_of(part) for word in _written(entry))
        self._texts: defaultdict[str, float] = defaultdict(float)
        for item in part:
            for word, value in item.texts.items():
                self._texts[word] += value
        self._length = math.sqrt(sum(value * value for value in self._texts.values())) or 1.0

    def nearness(self, item: Item, written: Mapping[str, int]) -> float:
        """How alike the texts are, how few others write its subject, and whether a name holds that."""
        texts = self._texts
        alike = sum(value * texts[word] for word, value in item.texts.items() if word in texts) / self._length
        say = [word for word in self._stems if all(word in _written(entry) for entry in item.entries)]
        told = max((self._written[word] / written[word] for word in say), default=0.0) / 2
        names = [name.lower() for entry in item.entries for name in entry.atom.names]
        held = any(len(word) >= LONG and all(word in name for name in names) for word in self._stems)
        return alike + told + (HELD if held else 0.0)


def _written(entry: Entry) -> Set[str]:
    """What its text says more than once."""
    return {word for word, many in entry.atom.evidence.words.items() if many > 1}
