"""What has not the subject of its part leaves it, and what is left over goes where its subject is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from operator import attrgetter

from splitter.grouping.affinity import Fits, Item, Part
from splitter.grouping.remainder import FEWEST, OWN, Room
from splitter.grouping.subjects import Telling
from splitter.grouping.tally import ENOUGH
from splitter.grouping.words import Entry
from splitter.model.plan import Subject
from splitter.text.wording import stem

HALF = 0.5
"""The share of a class's tests that must have it, for the class to stay."""

FEW, SHORT = 2, 50
"""How many tests in less than how many lines are a part only where there is no remainder."""

Named = tuple[Part, Subject]


def sorted_out(
    pairs: Sequence[Named], telling: Telling, room: Room, before: Part
) -> tuple[list[Named], Part]:
    """The parts without classes of other subjects, and those that are too few for a part of their own.

    A class of enough tests is one if its subject is nobody else's: up to so many parts, and beyond that for
    as long as what is left, with what was before, is too much for one part. Too few to be worth a file stay
    where they are.
    """
    homes = [_at_home(part, subject, telling) for part, subject in pairs]
    strays = [item for (part, _), home in zip(pairs, homes, strict=True) for item in part if item not in home]
    likely = sorted((item for item in strays if item.tests >= OWN), key=lambda item: -item.tests)
    subjects = telling.subjects([entries_of(part) for part in (*homes, *((item,) for item in likely))])
    own: list[Named] = []
    for item, subject in zip(likely, subjects[len(homes) :], strict=True):
        count = len(pairs) + len(own)
        if count >= room.most and (count >= room.utmost or room.suits((*before, *strays))):
            break
        if subject.words and all(stems_of(subject) != stems_of(known) for _, known in (*pairs, *own)):
            own.append(((item,), subject))
            strays.remove(item)
    if sum(item.tests for item in strays) < FEWEST:
        strays = []
    gone = {item for part, _ in own for item in part} | set(strays)
    left = [_without(pair, gone, telling) for pair in pairs if not gone.issuperset(pair[0])]
    return [*left, *own], tuple(strays)


def _without(pair: Named, gone: Set[Item], telling: Telling) -> Named:
    part, subject = pair
    kept = tuple(item for item in part if item not in gone)
    return pair if kept == part else (kept, telling.named(entries_of(kept), subject.words))


def _at_home(part: Part, subject: Subject, telling: Telling) -> Part:
    if not any(entry.is_class for entry in entries_of(part)) or subject.had >= ENOUGH * subject.tests:
        return part
    if not subject.words:
        return ()
    return tuple(item for item in part if telling.share(item.entries, subject.words) >= HALF) or part


def at_home(named: Sequence[Named], rest: Sequence[Named], telling: Telling, fits: Fits) -> Iterator[Named]:
    """The parts, each with what of the rest has its subject, and what then is left of the rest."""
    grown = [part for part, _ in named]
    over = [entry for part, _ in rest for entry in entries_of(part)]
    many = sum(subject.tests for _, subject in rest)
    pure = [
        at
        for at, (_, subject) in enumerate(named)
        if subject.had >= ENOUGH * subject.tests
        and subject.had >= subject.elsewhere - many * telling.share(over, subject.words)
    ]
    left: list[Named] = []
    for part, subject in rest:
        kept: list[Item] = []
        for item in part:
            shares = {at: telling.share(item.entries, named[at][1].words, named=True) for at in pure}
            likely = [at for at in pure if shares[at] >= HALF and fits((*grown[at], item))]
            if likely:
                best = max(likely, key=lambda at: (shares[at], -named[at][1].tests))
                grown[best] = (*grown[best], item)
            else:
                kept.append(item)
        if len(kept) == len(part):
            left.append((part, subject))
        elif kept:
            left.append((tuple(kept), telling.none(entries_of(tuple(kept)))))
    for (part, subject), own in zip(named, grown, strict=True):
        yield (part, subject) if own == part else (own, telling.named(entries_of(own), subject.words))
    yield from left


def without_tiny(named: list[Named], rest: list[Part], may: Fits) -> tuple[list[Named], list[Part]]:
    """A test or two of few lines are no file where what is left over nearby has room for them."""
    kept: list[Named] = []
    for pair in named:
        first = first_of(pair[0])
        near = sorted(range(len(rest)), key=lambda at: abs(first_of(rest[at]) - first))
        at = next((at for at in near if is_tiny(pair) and may((*rest[at], *pair[0]))), None)
        if at is None:
            kept.append(pair)
        else:
            rest[at] = tuple(sorted((*rest[at], *pair[0]), key=lambda item: first_of((item,))))
    return kept, sorted(rest, key=first_of)


def is_tiny(pair: Named) -> bool:
    """A test or two of few lines are no file where there is one for what has no subject in common."""
    return pair[1].tests <= FEW and sum(item.lines for item in pair[0]) < SHORT


def stems_of(subject: Subject) -> frozenset[str]:
    """Its words, however they are written and in whatever order."""
    return frozenset(map(stem, subject.words))


def first_of(part: Part) -> int:
    """Where it begins, in whatever order its tests came together."""
    return min(entry.index for item in part for entry in item.entries)


def entries_of(part: Part) -> list[Entry]:
    """Its tests in file order."""
    return sorted((entry for item in part for entry in item.entries), key=attrgetter("index"))
