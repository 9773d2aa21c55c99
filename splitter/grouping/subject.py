"""By subject: tests that a careful person would put into one file, in three divisions to choose from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from splitter.config.settings import Settings
from splitter.grouping.affinity import MOST, WEIGHTS, Division, Fits, Item, Part, Weights, affinities, items
from splitter.grouping.capacity import Capacity
from splitter.grouping.joining import divisions
from splitter.grouping.labels import identifier
from splitter.grouping.nearest import absorbed, brought_near, gathered
from splitter.grouping.refining import refined
from splitter.grouping.remainder import MANY, Room, of_topics, purified, remainder, room
from splitter.grouping.strangers import (
    Named,
    at_home,
    entries_of,
    first_of,
    is_tiny,
    sorted_out,
    stems_of,
    without_tiny,
)
from splitter.grouping.subjects import Telling
from splitter.grouping.words import Entry
from splitter.model.offers import Offers
from splitter.model.plan import Atom, Group, Subject

GROWTH = (1.7, 0.59)
"""How many parts people make: the first, times lines over target to the power of the second."""

COARSER, FINER = 0.55, 1.8
"""How many parts the two other divisions have."""

SCATTERED = 70
"""From how many tests on strays are looked for: in a smaller file people keep neighbours together."""

SELDOM_MORE, MORE = 9, 1.5
"""How many parts there may be, or else so many times the likely number, where strays get their own."""

SHARE = 0.8
"""The share of a part's tests that must have a subject for its title to name no other."""

MOSTLY = 2 / 3
"""The share that must have it for the tests of one topic to be called by another word."""

REST = "rest"
"""The name of what has no subject in common, ..."""

PART = "part"
"""... and of the parts of a file that has no subject at all, with numbers."""

Left = tuple[list[Named], Part]
"""Parts with their subjects, and what is left over."""


@dataclass(frozen=True)
class Model:
    """What was learnt from people."""

    weights: Weights = WEIGHTS
    growth: tuple[float, float] = GROWTH


LEARNT = Model()


def offers(
    entries: Sequence[Entry], limit: Capacity, settings: Settings, stem: str = "", model: Model = LEARNT
) -> Offers[tuple[Group, ...]]:
    """Up to three divisions, the best first: of the likely number of parts, of fewer, of more."""
    target, parts = settings.target_lines, settings.parts

    def may(some: Sequence[Item]) -> bool:
        return not limit.exceeded_by(entry.atom for item in some for entry in item.entries)

    whole = sum(entry.atom.lines for entry in entries)

    def undivided(atoms: Sequence[Atom]) -> bool:
        small = parts is None or parts * sum(atom.lines for atom in atoms) <= whole
        return small and not limit.exceeded_by(atoms)

    telling = Telling(entries, stem)
    found = items(entries, undivided, telling.said)
    lines = sum(item.lines for item in found)
    wanted = parts or likely_parts(lines, target, model)
    rows: list[list[Division]] = []
    for start in range(0, len(found), MOST):
        window = found[start : start + MOST]
        share = sum(item.lines for item in window) / max(1, lines)
        ladder = _ladder(window, may, target, model)
        chosen = [ladder[count] for count in _counts(max(1, round(share * wanted)), ladder)]
        rows.append(chosen if parts else [refined(chosen[0], ladder, telling), *chosen[1:]])
    ranks = range(max(map(len, rows)))
    first, *others = [tuple(part for row in rows for part in row[min(at, len(row) - 1)]) for at in ranks]
    if parts is not None:
        best = _named(first, telling, may, exact=True)
    else:
        scattered = sum(item.tests for item in found) >= SCATTERED
        best = (_sorted if scattered else _topical)(first, telling, room(may, target, _most(wanted), lines))

    def more() -> Iterator[tuple[Group, ...]]:
        named = (_named(division, telling, may, exact=parts is not None) for division in others)
        return (_groups(one) for one in dict.fromkeys(named) if one != best)

    return Offers(_groups(best), more)


def _ladder(window: Sequence[Item], may: Fits, target: int, model: Model) -> dict[int, Division]:
    """The divisions of items of which all pairs can be looked at, by how many parts they have."""
    found = divisions(window, affinities(window, target, model.weights), may)
    return {len(division): division for division in found}


def likely_parts(lines: int, target: int, model: Model = LEARNT) -> int:
    """How many parts people make of a file of so many lines of tests."""
    factor, power = model.growth
    return max(2, round(factor * math.pow(max(1, lines) / target, power)))


def _counts(wanted: int, ladder: Mapping[int, object]) -> list[int]:
    """The numbers of parts to offer, as near to what is wanted as there are divisions."""
    possible = sorted(count for count in ladder if count > 1) or sorted(ladder)

    def nearest(count: int, left: Sequence[int]) -> int:
        return min(left, key=lambda one: (abs(one - count), one))

    chosen = [nearest(wanted, possible)]
    first = chosen[0]
    fewer = [count for count in possible if count < first]
    more = [count for count in possible if count > first]
    if fewer:
        chosen.append(nearest(max(2, round(COARSER * first)), fewer))
    if more:
        chosen.append(nearest(max(first + 1, round(FINER * first)), more))
    if len(chosen) < 3 and more[1:]:
        left = [count for count in more if count not in chosen]
        chosen.insert(1, nearest(first + 1, left))
    return chosen


def _named(division: Division, telling: Telling, may: Fits, *, exact: bool) -> tuple[Named, ...]:
    """The parts with their subjects; unless so many were asked for, in as few as can be."""
    subjects = telling.subjects([entries_of(part) for part in division])
    pairs = list(zip(division, subjects, strict=True))
    if exact:
        return _in_order(pairs)
    if not any(subject.words for subject in subjects):  # numbers are all they have
        return _in_order(_rest([item for part in division for item in part], telling, may))
    return _in_order(pair for same in _by_words(pairs) for pair in _as_few(same, telling, may))


def _topical(division: Division, telling: Telling, room: Room) -> tuple[Named, ...]:
    """The same, where what has no subject in common is divided by its topics."""
    pairs = _named(division, telling, room.fits, exact=False)
    named = [pair for pair in pairs if pair[1].words]
    nameless = [item for part, subject in pairs if not subject.words for item in part]
    named, left = _with_topics(named, tuple(nameless), telling, room)
    named, rest = without_tiny(named, list(remainder(left, room.fits)), room.fits)
    others = [(part, telling.none(entries_of(part))) for part in rest]
    settled = list(at_home(named, others, telling, room.fits))
    return _in_order(settled if others else gathered(settled, telling, room.fits))


def _sorted(division: Division, telling: Telling, room: Room) -> tuple[Named, ...]:
    """The same, where strays are told apart: a big file has some of each subject all over it."""
    parts, strays = purified(division, room, telling.said)
    pairs = _named(parts, telling, room.fits, exact=False)
    if not any(subject.words for _, subject in pairs):
        return _in_order(_rest([item for part in division for item in part], telling, room.fits))
    found, others = sorted_out(pairs, telling, room, strays)
    named = [pair for pair in found if pair[1].words]
    nameless = [item for part, subject in found if not subject.words for item in part]
    named, left = _with_topics(named, (*strays, *others, *nameless), telling, room)
    if left:
        left = (*left, *(item for pair in named if is_tiny(pair) for item in pair[0]))
        named = [pair for pair in named if not is_tiny(pair)]
    over = [(left, telling.none(entries_of(left)))] if left else []
    settled = list(at_home(named, over, telling, room.fits))
    left = tuple(item for part, subject in settled if not subject.words for item in part)
    named = absorbed([pair for pair in settled if pair[1].words], telling, room.fits)
    named, left = brought_near(named, left, telling, room.fits)
    named = named if left else gathered(named, telling, room.fits)
    return _in_order(named + _rest(left, telling, room.fits))


def _rest(strays: Sequence[Item], telling: Telling, may: Fits) -> list[Named]:
    return [(part, telling.none(entries_of(part))) for part in remainder(strays, may)]


def _in_order(pairs: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(pairs, key=lambda pair: first_of(pair[0])))


def _with_topics(pairs: list[Named], strays: Part, telling: Telling, room: Room) -> Left:
    """A remainder's topics as parts of their own, and what is left.

    A topic is none where another part has its word, or where most who have it are elsewhere and its tests
    would be called something else.
    """
    named, never = [entries_of(part) for part, _ in pairs], set(telling.said)
    known = {stems_of(subject) for _, subject in pairs}
    while True:
        more, left = of_topics(strays, len(pairs), room, never)
        subjects = telling.subjects([*named, *(entries_of(part) for _, part in more)])[len(pairs) :]
        found: list[Named] = []
        wrong = set()
        for (topic, part), one in zip(more, subjects, strict=True):
            own = telling.of_topic(entries_of(part), topic)
            few_elsewhere = own.had >= min(MANY, own.elsewhere) and own.had >= MOSTLY * own.tests
            if stems_of(one) not in known and (topic in stems_of(one) or one.had >= MOSTLY * one.tests):
                found.append((part, one))
            elif few_elsewhere and not any(topic in stems for stems in known):
                found.append((part, own))
            else:
                wrong.add(topic)
        if not wrong:
            return [*pairs, *(run for one in found for run in _as_few([one], telling, room.fits))], left
        never |= wrong


def _by_words(pairs: Sequence[Named]) -> Iterable[list[Named]]:
    """Those of one subject together, ``tool`` and ``tools`` too; what has none stays apart."""
    found: defaultdict[tuple[frozenset[str], int], list[Named]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        words = stems_of(pair[1])
        found[words, -1 if words else at].append(pair)
    return found.values()


def _as_few(same: list[Named], telling: Telling, may: Fits) -> list[Named]:
    """No two parts for one subject but where the limit forces it, and then even ones."""
    if len(same) < 2 and may(same[0][0]):
        return same
    parts = remainder([item for part, _ in same for item in part], may)
    words = same[0][1].words
    return [(part, telling.named(entries_of(part), words)) for part in parts]


def _most(wanted: int) -> int:
    return max(SELDOM_MORE, round(MORE * wanted))


def _groups(pairs: Sequence[Named]) -> tuple[Group, ...]:
    rest = REST if any(subject.words for _, subject in pairs) else PART
    names = _distinct([identifier(subject.words) if subject.words else rest for _, subject in pairs])
    return tuple(
        Group(name, _title(subject), tuple(entry.atom for entry in entries_of(part)), subject)
        for name, (part, subject) in zip(names, pairs, strict=True)
    )


def _title(subject: Subject) -> str:
    """The subject for people; it says where it is not that of nearly all tests."""
    if not subject.words:
        return "other"
    joined = " ".join(subject.words) if subject.phrase else " and ".join(subject.words)
    return joined if subject.had >= SHARE * subject.tests else f"{joined} and other"


def _distinct(names: Sequence[str]) -> list[str]:
    """A name that several parts have gets numbers, in all of them: conv_1, conv_2."""
    count = Counter(names)
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        numbered = f"{name}_{seen[name]}"
        found.append(numbered if count[name] > 1 and numbered not in count else name)
    return found


def reason(groups: Sequence[Group]) -> str:
    """Why the groups are as they are, with figures."""
    tests = sum(group.about.tests for group in groups if group.about)
    if not any(group.about.words for group in groups if group.about):
        return f"by subject: {tests} tests have no subject in common, so the parts are numbered"
    had = sum(group.about.had for group in groups if group.about)
    return f"by subject: {had} of {tests} tests have the word that names their part"
