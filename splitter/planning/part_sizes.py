"""How many lines a part will have before it is there: those of its tests, and all that comes along.

The header, imports, helpers and their helpers, comments, a divided class's frame and the runner are lines
of a part like its tests' own. What several atoms need counts once in each part, so it is kept apart from
their own lines: see :class:`Capacity`. What is said here may be a few lines short (blank lines, prose that is
wrapped anew); :mod:`splitter.fitting` looks at the written parts and packs anew where that was too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_

from splitter.grouping.capacity import Capacity
from splitter.model.finding import Limit, lines_in
from splitter.model.module import Module, Unit
from splitter.model.plan import Atom
from splitter.planning.dependencies import Bindings
from splitter.planning.drafts import share_reads

CROWDED = 0.75
"""The share of the limit above which what a test needs is why it is over the limit, not its own lines."""


@dataclass(frozen=True)
class Sizes:
    """What parts of one module take up; where only tests are limited, nothing is measured."""

    bound: Bindings
    limit: Limit
    reserved: int = 0
    """The lines that every part has."""
    weights: tuple[int, ...] = ()
    brings: tuple[int, ...] = ()
    """For each unit, what a part has because of it: a bit for each of ``weights``."""
    imports: tuple[tuple[frozenset[str], int], ...] = ()
    """The same for the names that imports bind."""
    everywhere: int = 0
    """What is among ``reserved``."""
    along: Mapping[int, int] = field(default_factory=dict)
    """What is in the part of a test though it does not need it, by the test's unit."""
    per_test: float = 0
    """The lines of header and runner for a test."""
    movable: Mapping[int, int] = field(default_factory=dict)
    """Units that weigh nothing, for parts are to import them: what each weighs in a part that has it.

    None where a limit was given.
    """
    slack: int = 0
    """Lines that are left free in every part."""

    @property
    def measures(self) -> bool:
        """Whether lines are limited."""
        return self.limit.max_lines is not None

    @property
    def capacity(self) -> Capacity:
        """The room in a part beside what every part has."""
        if self.limit.max_lines is None:
            return Capacity(self.limit)
        room = self.limit.max_lines - self.reserved - self.slack
        return Capacity(replace(self.limit, max_lines=room), self.weights)

    def having(self, units: Set[int]) -> Sizes:
        """The same where parts have these units, movable or not."""
        weights = tuple(
            self.movable[i] if i in units and i in self.movable else w for i, w in enumerate(self.weights)
        )
        movable = {index: lines for index, lines in self.movable.items() if index not in units}
        return replace(self, weights=weights, movable=movable)

    def weighed(self, atom: Atom) -> Atom:
        """The atom with what it costs."""
        if not self.measures:
            return atom
        module = self.bound.module
        whole = (index for index in atom.units if not module.units[index].share(atom.members))
        blank = sum(_blank_lines(module, index) for index in whole)
        lines = own_lines(module, atom) + blank + round(self.per_test * atom.tests)
        return replace(
            atom, lines=lines, needs=(self._needs(atom) | self._has_along(atom)) & ~self.everywhere
        )

    def lines(self, atoms: Iterable[Atom]) -> int:
        """How many lines a part with these atoms will have, as far as can be told; they are weighed."""
        return self.reserved + Capacity(self.limit, self.weights).size(atoms)[1]

    def is_crowded(self, atom: Atom) -> bool:
        """Whether an atom is over the limit because of what it needs, so that no finer division helps it.

        A class that may be divided is so if each of its tests is. What comes along unneeded is not looked at:
        it may be in the part of another test next time.
        """
        most, module = self.limit.max_lines, self.bound.module
        if most is None:
            return False
        needed = self._needs(atom) & ~self.everywhere
        overhead = self.reserved + Capacity(self.limit, self.weights).weigh(needed)
        if overhead + own_lines(module, atom) <= most:
            return False
        if is_shareable(module, atom):
            return all(map(self.is_crowded, shares_of(module, module.units[atom.units[0]])))
        return overhead > CROWDED * most

    def shared_lines(self, atoms: Iterable[Atom]) -> int:
        """The lines that each of these atoms needs beside its own, and not every part has."""
        shared = reduce(and_, map(self._needs, atoms)) & ~self.everywhere
        return Capacity(self.limit, self.weights).weigh(shared)

    def _needs(self, atom: Atom) -> int:
        bound = self.bound
        if not atom.members:
            return reduce(or_, (self.brings[i] for i in bound.closure(atom.units)))
        units = (bound.module.units[index] for index in atom.units)
        reads = {u.index: share_reads(u, tests) for u in units if (tests := u.share(atom.members))}
        needed = bound.closure(atom.units, (), reads)
        bits = reduce(or_, (1 << i if i in reads else self.brings[i] for i in needed))
        return bits | bits_of(self.imports, bound.names_needed(atom.units, (), reads))

    def _has_along(self, atom: Atom) -> int:
        units = (self.bound.module.units[index] for index in atom.units)
        shares = ((unit, unit.share(atom.members)) for unit in units)
        # The part with a class's first test has what comes along with it.
        having = (u.index for u, tests in shares if not tests or u.members[0].test in tests)
        return reduce(or_, (self.along.get(index, 0) for index in having), 0)


def is_shareable(module: Module, atom: Atom) -> bool:
    """Whether an atom is one class that may be divided, and is whole."""
    alone = len(atom.units) == 1 and not atom.members and not atom.reason
    return alone and len(module.units[atom.units[0]].members) > 1


def is_divisible(module: Module, atom: Atom) -> bool:
    """Whether an atom is tests of one class, all or some, that may be in several parts."""
    if is_shareable(module, atom):
        return True
    if len(atom.units) != 1 or len(atom.members) < 2:
        return False
    shares = shares_of(module, module.units[atom.units[0]])
    return sum(not set(atom.members).isdisjoint(share.members) for share in shares) > 1


def repeated_lines(module: Module, unit: Unit) -> int:
    """What each share of a divided class has of it beside tests and what only some of them need."""
    text = module.source.text
    own = [*((one.start, one.end) for one in unit.members), *((one.start, one.end) for one in unit.helpers)]
    return lines_in(text, unit.body, unit.end) - sum(lines_in(text, start, end) for start, end in own)


def shares_of(module: Module, unit: Unit) -> list[Atom]:
    """A class that may be divided as one atom for each of its tests, or for those that stay together."""
    tied = {test: tied.tests for tied in unit.ties for test in tied.tests}
    shares = dict.fromkeys(tied.get(member.test, (member.test,)) for member in unit.members)
    text = module.source.text
    lines = {member.test: lines_in(text, member.start, member.end) for member in unit.members}
    return [
        Atom(
            units=(unit.index,),
            names=tuple(test.rpartition("::")[2] for test in tests),
            tests=len(tests),
            lines=sum(lines[test] for test in tests),
            members=tests,
        )
        for tests in shares
    ]


def own_lines(module: Module, atom: Atom) -> int:
    """The lines of an atom's tests from the first comment on: they are the same in every part."""
    text, units = module.source.text, module.units
    lines = 0
    for unit in (units[index] for index in atom.units):
        tests = unit.share(atom.members)
        spans = (
            ((m.start, m.end) for m in unit.members if m.test in tests) if tests else [(unit.body, unit.end)]
        )
        lines += sum(lines_in(text, *span) for span in spans)
    return lines


def _blank_lines(module: Module, index: int) -> int:
    return lines_in(module.source.text, module.units[index].start, module.units[index].body)


def bits_of(imports: Iterable[tuple[frozenset[str], int]], names: Set[str]) -> int:
    """What a part has that needs these names, as far as imports bind them."""
    return reduce(or_, (bits for bound, bits in imports if not bound.isdisjoint(names)), 0)
