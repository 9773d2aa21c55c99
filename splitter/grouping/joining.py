"""From single items to parts: the two that belong together most are joined, again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from splitter.grouping.affinity import Division, Fits, Item, Part

EVENNESS = 0.6
"""What it costs to make a part of the whole file, where being surely together is worth 1."""

APART = 0.1
"""What it costs to join what is not side by side."""


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
        self._home = list(range(len(found)))
        self._tests = [item.tests for item in found]
        self._lines = [item.lines for item in found]
        self._whole = max(1, sum(self._lines))
        self._sums = [
            [value * self._tests[at] * self._tests[to] for to, value in enumerate(row)]
            for at, row in enumerate(table)
        ]
        self._near = {at: {to for to in (at - 1, at + 1) if 0 <= to < len(found)} for at in self._members}
        self._refused: set[tuple[int, int]] = set()
        self._full: set[int] = set()
        self._best = {at: self._partner(at) for at in self._members}

    def parts(self) -> Division:
        return tuple(self._parts.values())  # a part has the place of its first item

    def join(self) -> bool:
        """Join the best pair that fits; whether there was one."""
        while True:
            pairs = [(score, -at, -to) for at, (score, to) in self._best.items() if to >= 0]
            if not pairs:
                return False
            _, at, to = max(pairs)
            one, other = sorted((-at, -to))
            if self._fits([self._items[i] for i in (*self._members[one], *self._members[other])]):
                self._merge(one, other)
                return True
            self._refused.add((one, other))
            for part in (one, other):
                if self._is_full(part):
                    self._full.add(part)
                self._best[part] = self._partner(part)

    def _is_full(self, part: int) -> bool:
        """Whether not even the smallest others fit: full parts are not asked again."""
        others = [at for at in self._members if at != part]
        smallest = {min(others, key=self._tests.__getitem__), min(others, key=self._lines.__getitem__)}
        return not any(
            self._fits([self._items[i] for i in (*self._members[part], *self._members[at])])
            for at in smallest
        )

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
            if self._refused and (min(at, other), max(at, other)) in self._refused:
                self._refused.add((min(at, one), max(at, one)))
        best, scores = self._best, self._scores(one)
        best[one] = self._partner(one, scores)
        for at, score in zip(self._members, scores, strict=True):
            if best[at][1] in (one, other):
                best[at] = self._partner(at)
            elif at != one and score > best[at][0] and self._open(at, one):
                best[at] = (score, one)

    def _partner(self, at: int, scores: Sequence[float] = ()) -> tuple[float, int]:
        """The best partner of a part with its score; -1 if there is none. Its ``scores`` may be known."""
        best, found = float("-inf"), -1
        if at in self._full:
            return best, found
        for to, score in zip(self._members, scores or self._scores(at), strict=True):
            if score > best and to != at and self._open(at, to):
                best, found = score, to
        return best, found

    def _open(self, one: int, other: int) -> bool:
        if not self._refused:
            return True
        if one in self._full or other in self._full:
            return False
        return ((one, other) if one < other else (other, one)) not in self._refused

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
