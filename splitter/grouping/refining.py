"""Joins that brought two subjects together are undone: a part of one subject is worth a file more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from splitter.grouping.affinity import Division, Part
from splitter.grouping.strangers import entries_of
from splitter.grouping.subjects import Telling

SHARE = 0.8
"""The share of a part's tests that must have its one subject, ..."""

FEWEST = 8
"""... and how many tests it must have, for it to count as a part of one subject."""

WORTH = 15
"""How many more tests must be in parts of one subject for a join to be undone."""

MOST = 2.0
"""How many times the likely number of parts there may be then."""


def refined(division: Division, ladder: Mapping[int, Division], telling: Telling) -> Division:
    """The division with what gains most from it as it was before its last join, again and again.

    ``ladder`` has for each number of parts the division of which the next smaller one was made.
    """
    parts = list(division)
    gains = {part: _gain(part, ladder, telling) for part in parts}
    while len(parts) < MOST * len(division):
        best = max(parts, key=lambda part: gains[part][0])
        gain, apart = gains[best]
        if gain < WORTH:
            break
        at = parts.index(best)
        parts[at : at + 1] = apart
        gains.update((part, _gain(part, ladder, telling)) for part in apart)
    return tuple(sorted(parts, key=lambda part: part[0].entries[0].index))


def _gain(part: Part, ladder: Mapping[int, Division], telling: Telling) -> tuple[int, Sequence[Part]]:
    """How many more tests are in parts of one subject without a part's last join, and what is then."""
    tests = sum(item.tests for item in part)
    if tests < WORTH:
        return 0, [part]
    apart = _before_its_last_join(part, ladder)
    if any(sum(item.tests for item in one) < FEWEST for one in apart):
        return 0, apart
    told = _told([part], telling)
    return (_told(apart, telling) - told if told + WORTH <= tests else 0), apart


def _before_its_last_join(part: Part, ladder: Mapping[int, Division]) -> Sequence[Part]:
    members = frozenset(part)
    for count in sorted(ladder):
        apart = [one for one in ladder[count] if one[0] in members]
        if len(apart) > 1:
            return apart
    return [part]


def _told(parts: Sequence[Part], telling: Telling) -> int:
    """How many tests are in parts of one subject."""
    subjects = telling.subjects([entries_of(part) for part in parts])
    one = (s for s in subjects if len(s.words) == 1 or s.phrase)
    return sum(s.tests for s in one if s.tests >= FEWEST and s.had >= SHARE * s.tests)
