"""How much a part takes up, and how much there is room for: all that packing knows of the limit.

A part has more than its tests. What every part has is taken off the limit before; what some tests need
(a helper, a line of an import) is counted once in each part that has one of them, however many they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from splitter.model.finding import Limit
from splitter.model.plan import Atom


@dataclass(frozen=True)
class Capacity:
    """The room in a part."""

    room: Limit
    """What is left of the limit for the tests and for what they need."""
    weights: tuple[int, ...] = ()
    """The lines of each thing that several tests may need; ``Atom.needs`` says which."""

    def weigh(self, needs: int) -> int:
        """The lines of such things; ``needs`` has a bit for each."""
        lines = 0
        while needs:
            lowest = needs & -needs
            lines += self.weights[lowest.bit_length() - 1]
            needs ^= lowest
        return lines

    def size(self, atoms: Iterable[Atom]) -> tuple[int, int]:
        """How many tests and lines a part has because of these atoms."""
        found = tuple(atoms)
        needs = reduce(or_, [atom.needs for atom in found], 0)
        return sum([atom.tests for atom in found]), sum([atom.lines for atom in found]) + self.weigh(needs)

    def exceeded_by(self, atoms: Iterable[Atom]) -> bool:
        """Whether these atoms are too many for one part."""
        return self.room.exceeded_by(*self.size(atoms))

    def load(self, tests: int, lines: int) -> float:
        """Which share of the room so many tests and lines take: over 1 is too much."""
        room = self.room
        by_tests = tests / max(1, room.max_tests) if room.max_tests is not None else 0.0
        by_lines = lines / max(1, room.max_lines) if room.max_lines is not None else 0.0
        return max(by_tests, by_lines)
