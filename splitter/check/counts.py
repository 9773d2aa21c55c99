"""The counts of files that may be over their limits: what their text tells here, the others by a counter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from splitter.check.cache import Cache
from splitter.model.finding import Limit
from splitter.planning.counting import Count, Suspect, count, quick_tally

ALONE = 8
"""So many files are read in full in this process; for more it pays to start others."""

Task = tuple[str, Limit]
Counter = Callable[[Sequence[Task]], Iterable[Count]]
"""Counts the few files that nothing quicker settles, in order."""


class Asked(NamedTuple):
    """A file to be counted."""

    suspect: Suspect
    limit: Limit
    tests: bool
    """Whether anybody wants to know of its tests."""


def counts(asked: Sequence[Asked], counter: Counter, cache: Cache) -> list[Count]:
    """One for each, in order."""
    found = [_quickly(each, cache) for each in asked]
    rest = [each for each, counted in zip(asked, found, strict=True) if counted is None]
    in_full = iter(_in_full(rest, counter, cache))
    return [next(in_full) if counted is None else counted for counted in found]


def _quickly(asked: Asked, cache: Cache) -> Count | None:
    suspect = asked.suspect
    if suspect.text is None:
        return None
    if not asked.tests:
        return Count(lines=suspect.lines)
    if (tally := cache.get(suspect)) is None:
        if (tally := quick_tally(suspect)) is None:
            return None
        cache.put(suspect, tally)
    return Count.of(tally, suspect.lines, asked.limit)


def _in_full(rest: Sequence[Asked], counter: Counter, cache: Cache) -> Iterator[Count]:
    counted = counter([(each.suspect.path, each.limit) for each in rest]) if rest else ()
    for each, found in zip(rest, counted, strict=True):
        if found.tally is not None:
            cache.put(each.suspect, found.tally)
        yield found


def count_here(tasks: Sequence[Task]) -> Iterator[Count]:
    """A ``counter`` that reads one file after the other."""
    return (count(path, limit) for path, limit in tasks)
