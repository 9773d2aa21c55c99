"""By subject: tests that a careful person would put into one file, in three divisions to choose from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from splitter.config.settings import Settings
from splitter.grouping.affinity import MOST, WEIGHTS, Item, Weights, affinities, items
from splitter.grouping.capacity import Capacity
from splitter.grouping.gathering import gathered
from splitter.grouping.joining import divisions
from splitter.grouping.labels import identifier
from splitter.grouping.subjects import Telling
from splitter.grouping.words import Entry
from splitter.model.plan import Group, Subject

GROWTH = (1.7, 0.59)
"""How many parts people make: the first, times lines over target to the power of the second."""

COARSER, FINER = 0.55, 1.8
"""How many parts the two other divisions have."""

SHARE = 0.8
"""The share of a part's tests that must have a subject for its title to name no other."""

REST = "rest"
"""The name of what has no subject in common, ..."""

PART = "part"
"""... and of several such parts, with a number."""

Division = tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class Model:
    """What was learnt from people."""

    weights: Weights = WEIGHTS
    growth: tuple[float, float] = GROWTH


LEARNT = Model()


def offers(
    entries: Sequence[Entry], limit: Capacity, settings: Settings, stem: str = "", model: Model = LEARNT
) -> tuple[tuple[Group, ...], ...]:
    """Up to three divisions, the best first: of the likely number of parts, of fewer, of more."""
    target, parts = settings.target_lines, settings.parts

    def may(some: Sequence[Item]) -> bool:
        return not limit.exceeded_by(entry.atom for item in some for entry in item.entries)

    found = items(entries, lambda atoms: not limit.exceeded_by(atoms))
    lines = sum(item.lines for item in found)
    wanted = parts or likely_parts(lines, target, model)
    rows: list[list[Division]] = []
    for start in range(0, len(found), MOST):
        window = found[start : start + MOST]
        share = sum(item.lines for item in window) / max(1, lines)
        rows.append(_choices(window, may, target, max(1, round(share * wanted)), model))
    most = 0 if parts else target  # who asks for so many parts gets them
    chosen = dict.fromkeys(
        gathered([part for row in rows for part in row[min(at, len(row) - 1)]], may, most)
        for at in range(max(map(len, rows)))
    )
    telling = Telling(entries, stem)
    return tuple(_groups(division, telling) for division in chosen)


def _choices(
    window: Sequence[Item], may: Callable[[Sequence[Item]], bool], target: int, wanted: int, model: Model
) -> list[Division]:
    """The divisions of items of which all pairs can be looked at."""
    ladder: dict[int, Division] = {}
    for division in divisions(window, affinities(window, target, model.weights), may):
        ladder[len(division)] = division
    return [ladder[count] for count in _counts(wanted, ladder)]


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


def _groups(division: Sequence[Sequence[Item]], telling: Telling) -> tuple[Group, ...]:
    parts = [[entry for item in part for entry in item.entries] for part in division]
    subjects = telling.subjects(parts)
    rest = REST if sum(not subject.words for subject in subjects) < 2 else PART
    names = _distinct([identifier(subject.words) if subject.words else rest for subject in subjects])
    return tuple(
        Group(name, _title(subject), tuple(entry.atom for entry in part), subject)
        for name, subject, part in zip(names, subjects, parts, strict=True)
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
    had = sum(group.about.had for group in groups if group.about)
    return f"by subject: {had} of {tests} tests have the word that names their part"
