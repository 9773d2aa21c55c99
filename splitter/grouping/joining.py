"""From single items to parts: the two that belong together most are joined, again and again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from splitter.grouping.affinity import Division, Fits, Item, Part

EVENNESS = 0.6
"""What it costs to make a part of the whole file, where being surely together is worth 1."""

APART = 0.1
"""What it costs to join what is not side by side."""

NEVER = -math.inf
"""How near two parts are that may not be joined; it stays so whatever is added to it."""


def divisions(found: Sequence[Item], table: Sequence[Sequence[float]], fits: Fits) -> Iterator[Division]:
    """The items apart, then with two parts joined, and so on to the fewest parts that ``fits`` allows.

    Average linkage over pairs of tests, so that no long chain of neighbours makes one part. Parts are in
    the order of their first tests.
    """
    joined = _Joined(found, table, fits)
    yield joined.parts()
    while joined.join():
        yield joined.parts()


class _Joined:
    """Parts under construction; each row knows its best partner, so that a step costs one row."""

    def __init__(self, found: Sequence[Item], table: Sequence[Sequence[float]], fits: Fits) -> None:
        self._items = found
        self._fits = fits
        self._members = {at: [at] for at in range(len(found))}
        self._parts: dict[int, Part] = {at: (item,) for at, item in enumerate(found)}
        self._tests = [item.tests for item in found]
        self._lines = [item.lines for item in found]
        self._whole = max(1, sum(self._lines))
        self._sums = [
            [value * tests * other for value, other in zip(row, self._tests, strict=True)]
            for row, tests in zip(table, self._tests, strict=True)
        ]
        """Of each two parts how near their tests are, or that they may not be joined."""
        for at in self._members:
            self._sums[at][at] = NEVER
        self._near = {at: {to for to in (at - 1, at + 1) if 0 <= to < len(found)} for at in self._members}
        self._best = {at: self._partner(self._scores(at)) for at in self._members}

    def parts(self) -> Division:
        return tuple(self._parts.values())  # a part has the place of its first item

    def join(self) -> bool:
        """Join the best pair that fits; whether there was one."""
        while True:
            score, one, other = max((score, -at, -to) for at, (score, to) in self._best.items())
            if score == NEVER:
                return False
            one, other = sorted((-one, -other))
            if self._may_join(one, other):
                self._merge(one, other)
                return True
            self._refuse(one, [other])
            for part in (one, other):
                if self._is_full(part):
                    self._refuse(part, self._members)
            for part in (one, other):
                self._best[part] = self._partner(self._scores(part))

    def _may_join(self, one: int, other: int) -> bool:
        return self._fits([self._items[at] for at in (*self._members[one], *self._members[other])])

    def _is_full(self, part: int) -> bool:
        """Whether not even the smallest others fit: full parts are not asked again."""
        others = [at for at in self._members if at != part]
        smallest = {min(others, key=self._tests.__getitem__), min(others, key=self._lines.__getitem__)}
        return not any(self._may_join(part, at) for at in smallest)

    def _refuse(self, one: int, others: Iterable[int]) -> None:
        for other in others:
            self._sums[one][other] = self._sums[other][one] = NEVER

    def _merge(self, one: int, other: int) -> None:
        self._members[one] = sorted(self._members[one] + self._members.pop(other))
        del self._parts[other]
        self._parts[one] = tuple(self._items[at] for at in self._members[one])
        self._tests[one] += self._tests[other]
        self._lines[one] += self._lines[other]
        del self._best[other]
        near = self._near.pop(other)
        for at in near:
            self._near[at].discard(other)
            if at != one:
                self._near[at].add(one)
        self._near[one] = (self._near[one] | near) - {one, other}
        sums, own, others = self._sums, self._sums[one], self._sums[other]
        for at in self._members:
            own[at] += others[at]
            sums[at][one] = own[at]
        best, scores = self._best, self._scores(one)
        best[one] = self._partner(scores)
        for at, score in zip(self._members, scores, strict=True):
            if best[at][1] in (one, other):
                best[at] = self._partner(self._scores(at))
            elif score > best[at][0]:
                best[at] = (score, one)

    def _partner(self, scores: Sequence[float]) -> tuple[float, int]:
        """The best partner by what each is worth."""
        best = max(scores)
        return best, next(islice(self._members, scores.index(best), None))

    def _scores(self, one: int) -> list[float]:
        """What it is worth to join a part with each of the others, in their order."""
        sums, tests, lines, near, whole = (
            self._sums[one],
            self._tests,
            self._lines,
            self._near[one],
            self._whole,
        )
        own, long = tests[one], lines[one]
        return [
            sums[to] / (own * tests[to])
            - EVENNESS * (long + lines[to]) / whole
            - (0.0 if to in near else APART)
            for to in self._members
        ]
