"""What stands under another's subject goes to a remainder, which says honestly that it is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate

from splitter.grouping.affinity import Fits, Item, Part
from splitter.grouping.manner import THINGS
from splitter.grouping.shown import name_words
from splitter.grouping.tally import ENOUGH
from splitter.grouping.topics import LATER, telling, told
from splitter.grouping.words import PALE
from splitter.text.wording import stem

FEWEST = 4
"""How many tests must have its topic, and how many strays are worth a file."""

BEYOND = 2.0
"""How many times the number of parts that there may be there are, and ..."""

SMALL = 0.5
"""... which share of the target a part has on average, before a remainder is not looked through any more."""

OWN = 4
"""How many strays of one topic are a part of their own, ..."""

MANY = 8
"""... and how many are one whatever the number of parts, ..."""

FEW, SHORT = 3, 30
"""... and how many of no fewer lines where all strays are too much for one part."""

AS_WELL = 0.5
"""What a word counts that may be about how a thing is done."""

LAST = 0.1
"""What one counts that says where a test comes from: what is left may be of issues."""

_WEIGHTS = {**dict.fromkeys(map(stem, THINGS), AS_WELL), **dict.fromkeys(map(stem, PALE), LAST)}


@dataclass(frozen=True)
class Room:
    """What may be one part, and how many parts there may be."""

    fits: Fits
    target: int
    """How many lines a remainder has at most before it is worth more parts."""
    most: int
    """How many parts are usual, ..."""
    utmost: int
    """... and how many there are where a remainder would be large without them."""

    def suits(self, left: Iterable[Item]) -> bool:
        """Whether what is left over is little enough for one part."""
        found = tuple(left)
        return _lines(found) <= self.target and self.fits(found)


def room(fits: Fits, target: int, most: int, lines: int) -> Room:
    """For a file whose tests have so many lines."""
    return Room(fits, target, most, max(round(BEYOND * most), round(lines / (SMALL * target))))


def purified(
    division: Sequence[Part], room: Room, said: Set[str] = frozenset()
) -> tuple[tuple[Part, ...], Part]:
    """The parts with what is of their topic, and what is of none; the stems ``said`` are no topics."""
    pairs = [_told_apart(part) for part in division]
    strays = [item for _, others in pairs for item in others]
    if _tests(strays) < FEWEST:
        return tuple(division), ()
    parts = [part for part, _ in pairs if part]
    more, left = of_topics(strays, len(parts), room, said)
    return (*parts, *(run for _, own in more for run in remainder(own, room.fits))), left


def of_topics(
    strays: Sequence[Item], count: int, room: Room, never: Set[str] = frozenset()
) -> tuple[list[tuple[str, Part]], Part]:
    """Strays of one topic, with its stem, a part of their own where there are enough of them, and the others.

    Up to so many parts, of which there are ``count``, and beyond that for as long as what is left is too much
    for one part. The stems ``never`` are no topics. A topic may be too much for one part, too.
    """
    found: list[tuple[str, Part]] = []
    left = tuple(strays)
    for topic, own in _of_one_topic(strays, never, room, few_do=not room.suits(left)):
        parts = count + len(found)
        more = parts < room.utmost and (_tests(own) >= MANY or not room.suits(left))
        if parts < room.most or more:
            found.append((topic, own))
            left = tuple(item for item in left if item not in own)
    return found, left


def _of_one_topic(
    strays: Sequence[Item], never: Set[str], room: Room, *, few_do: bool
) -> list[tuple[str, Part]]:
    """Those of each topic that has enough of them; what most are about is taken first."""
    under: Counter[str] = Counter()
    for item in strays:
        under[item.section] += item.lines
    left = {item: _topics(item, never, titled=under[item.section] <= room.target) for item in strays}
    found: list[tuple[str, Part]] = []
    while True:
        worth: Counter[str] = Counter()
        many: Counter[str] = Counter()
        lines: Counter[str] = Counter()
        for item, row in left.items():
            worth.update(row)
            many.update(dict.fromkeys(row, item.tests))
            lines.update(dict.fromkeys(row, item.lines))
        likely = [w for w in worth if many[w] >= OWN or (few_do and many[w] >= FEW and lines[w] >= SHORT)]
        if not likely:
            return found
        best = max(likely, key=lambda word: (worth[word], word))
        found.append((best, tuple(item for item, row in left.items() if best in row)))
        left = {item: row for item, row in left.items() if best not in row}


def _topics(item: Item, never: Set[str], *, titled: bool) -> dict[str, float]:
    """What an item may be about, and how much each counts: words in the names of half of its tests.

    And of the title of its section, if that is one for a part.
    """
    worth: defaultdict[str, float] = defaultdict(float)
    many: Counter[str] = Counter()
    for entry in item.entries:
        for place, word in enumerate(telling(entry, THINGS | PALE)):
            worth[word] += _WEIGHTS.get(word, 1) * entry.atom.tests / (1 + LATER * place)
            many[word] += entry.atom.tests
    for word in told(name_words(item.section)) if titled else ():
        worth[word] += AS_WELL * item.tests
        many[word] = item.tests
    return {word: worth[word] for word in worth if word not in never and 2 * many[word] >= item.tests}


def _tests(part: Iterable[Item]) -> int:
    return sum(item.tests for item in part)


def _lines(part: Iterable[Item]) -> int:
    return sum(item.lines for item in part)


def remainder(strays: Sequence[Item], fits: Fits) -> tuple[Part, ...]:
    """Strays in file order, in as few parts as fit; even ones where that is possible."""
    filled: list[Part] = []
    rest = sorted(strays, key=lambda item: item.entries[0].index)
    for item in rest:
        if filled and fits((*filled[-1], item)):
            filled[-1] = (*filled[-1], item)
        else:
            filled.append((item,))
    even = [part for part in _runs(rest, len(filled)) if part]
    return _without_crumbs(even if all(len(part) == 1 or fits(part) for part in even) else filled, fits)


def _without_crumbs(parts: Sequence[Part], fits: Fits) -> tuple[Part, ...]:
    """Where neighbours have no room for a test or two, any other part that has."""
    found = list(parts)
    for part in (part for part in parts if _tests(part) < FEW):
        others = (one for one in found if one is not part and fits((*one, *part)))
        if part in found and (other := next(others, None)):
            found[found.index(other)] = (*other, *part)
            found.remove(part)
    return tuple(found)


def _runs(rest: Sequence[Item], count: int) -> list[Part]:
    """As many runs, by the lines that come before the middle of each item."""
    ends = list(accumulate(item.lines for item in rest))
    runs: list[list[Item]] = [[] for _ in range(count)]
    for item, end in zip(rest, ends, strict=True):
        runs[min(count - 1, (2 * end - item.lines) * count // (2 * ends[-1] or 1))].append(item)
    return [tuple(run) for run in runs]


def _told_apart(part: Part) -> tuple[Part, Part]:
    """The part's own items, and those that are not of its topic. Classes have subjects of their own."""
    if any(entry.is_class or entry.atom.section for item in part for entry in item.entries):
        return part, ()
    count: Counter[str] = Counter()
    for item in part:
        count[item.topic] += item.tests
    tests = count.total()
    count.pop("", None)
    ((topic, had),) = count.most_common(1) or [("", 0)]
    if had >= ENOUGH * tests:
        return part, ()
    if had < FEWEST:
        return (), part
    return tuple(i for i in part if i.topic == topic), tuple(i for i in part if i.topic != topic)
