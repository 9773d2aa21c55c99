"""Which tests of a part have which words, and how much the words count there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from splitter.grouping.shown import NAMES, SOURCES, Shown, name_words
from splitter.text.wording import stem

ENOUGH = 0.8
"""The share of a part's tests that its word must name, or a second one is looked for, and others leave it."""


@dataclass
class Tally:
    """What is counted of one part."""

    tests: list[Shown]
    heads: Counter[str]
    had: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    weight: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    """In how many names of tests and classes a word is."""

    @cached_property
    def called(self) -> Sequence[str]:
        """The words of the class that nearly all tests are of."""
        owners = Counter(one.test.rpartition("::")[0] for one in self.tests)
        owner = max(owners, key=owners.__getitem__, default="")
        whole = owner and owners[owner] >= ENOUGH * len(self.tests)
        return list(dict.fromkeys(map(stem, name_words(owner)))) if whole else []

    def beside(self, one: str, other: str) -> int:
        """In how many tests the one word stands before the other."""
        pair = (one, other)
        return sum([pair in self.tests[at].beside for at in self.had.get(one, ())])

    @cached_property
    def _methods(self) -> Sequence[str]:
        return [one.test.rpartition("::")[2] for one in self.tests]

    @cached_property
    def _repeats(self) -> bool:
        return len(set(self._methods)) < len(self._methods)

    def is_of_a_variant(self, had: Set[int]) -> bool:
        """Whether so many of the tests are other classes' tests once more: a subclass has other options."""
        if not self._repeats:
            return False
        others = {name for at, name in enumerate(self._methods) if at not in had}
        return sum(self._methods[at] in others for at in had) >= ENOUGH * len(had)


def counted(tests: list[Shown]) -> Tally:
    """What these tests have together."""
    part = Tally(tests, Counter(one.head for one in tests))
    for at, one in enumerate(tests):
        for word, source in one.words.items():
            part.had[word].add(at)
            part.weight[word] += SOURCES[source]
            part.named[word] += source in NAMES
    return part


def having(part: Tally, chosen: Sequence[str], *, together: bool) -> set[int]:
    """Which tests of a part have the words: all of them if they are one phrase, else any."""
    sets = [part.had.get(word, set()) for word in chosen]
    if not sets:
        return set()
    return set.intersection(*sets) if together else set.union(*sets)
