"""Tests of a class that go their own way, where only others of the class share state with what is beside it.

A class that fits in a part stays whole, and brings all its tests along where it shares state. Where that
makes more than a part may hold, the tests that touch the state stay together, and the others of their
classes are free: one test that draws from a module's generator does not tie its class to all that do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from splitter.model.finding import Limit, lines_in
from splitter.model.module import Unit
from splitter.model.plan import Atom
from splitter.planning.dependencies import Bindings
from splitter.planning.drafts import share_reads
from splitter.planning.part_sizes import own_lines, shares_of
from splitter.planning.tied_tests import Joined, UnitTie

_Tests = tuple[str, ...]


def loosened(
    bound: Bindings, atoms: Sequence[Atom], ties: Callable[[], Iterable[UnitTie]], limit: Limit
) -> tuple[Atom, ...]:
    """The atoms, and instead of those over the limit what of them has to stay together."""
    over = [a for a in atoms if len(a.units) > 1 and limit.exceeded_by(a.tests, a.lines)]
    classes = [i for atom in over for i in atom.units if len(bound.module.units[i].members) > 1]
    if not classes:
        return tuple(atoms)
    found = list(ties())
    fixed = {index for tie in found if not tie.state for index in tie.units}
    open_classes = frozenset(classes) - fixed
    closer = {atom.units: list(_closer(bound, atom, found, open_classes, limit)) for atom in over}
    return tuple(one for atom in atoms for one in closer.get(atom.units, [atom]))


def _closer(
    bound: Bindings, atom: Atom, ties: Sequence[UnitTie], classes: frozenset[int], limit: Limit
) -> Iterator[Atom]:
    """One atom for each set of tests that are tied, and one for what is loose of a class."""
    nodes: list[tuple[int, _Tests]] = []
    for index in atom.units:
        shares = shares_of(bound.module, bound.module.units[index]) if index in classes else []
        nodes += [(index, share.members) for share in shares] or [(index, ())]
    touched = [_touched(bound, *node) if node[1] else None for node in nodes]
    joined = Joined()
    for at in range(len(nodes)):
        joined.add(at)
    for tie in ties:
        if not set(tie.units) <= set(atom.units):
            continue
        tied = [
            at
            for at, (index, _) in enumerate(nodes)
            if index in tie.units and ((seen := touched[at]) is None or tie.state in seen)
        ]
        for at in tied[1:]:
            joined.join(tied[0], at, tie.reason)
    loose: defaultdict[int, list[_Tests]] = defaultdict(list)
    for members, reason in joined.sets():
        index, tests = nodes[members[0]]
        if len(members) == 1 and tests:
            loose[index].append(tests)
        else:
            yield _tied(bound, atom, [nodes[at] for at in members], reason)
    for index, found in loose.items():
        yield from _loose(bound, atom, bound.module.units[index], found, limit)


def _touched(bound: Bindings, index: int, tests: _Tests) -> frozenset[str]:
    """The names that some tests of a class come to, be it through what they use."""
    units = bound.module.units
    reads = share_reads(units[index], tests)
    needed = bound.closure([index], (), {index: reads}) - {index}
    return reads.union(*(units[other].reads | units[other].writes for other in needed))


def _tied(bound: Bindings, atom: Atom, nodes: Sequence[tuple[int, _Tests]], reason: str) -> Atom:
    """Units and shares of classes that stay together; a class all of whose tests do is whole."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for index, tests in nodes:
        held[index] += tests
    units = [bound.module.units[index] for index in held]
    shares = [test for unit in units for test in held[unit.index] if len(held[unit.index]) < len(unit.tests)]
    return _sized(
        bound,
        replace(
            atom,
            units=tuple(held),
            names=tuple(unit.words for unit in units),
            tests=sum(len(held[unit.index]) or len(unit.tests) for unit in units),
            reason=reason,
            members=tuple(shares),
        ),
    )


def _loose(bound: Bindings, atom: Atom, unit: Unit, shares: Sequence[_Tests], limit: Limit) -> Iterator[Atom]:
    """What is loose of a class: together if the whole class would fit in a part."""
    lines = lines_in(bound.module.source.text, unit.start, unit.end)
    if not limit.exceeded_by(len(unit.tests), lines):
        shares = [tuple(test for tests in shares for test in tests)]
    for tests in shares:
        yield _sized(
            bound,
            replace(
                atom, units=(unit.index,), names=(unit.words,), tests=len(tests), reason="", members=tests
            ),
        )


def _sized(bound: Bindings, atom: Atom) -> Atom:
    return replace(atom, lines=own_lines(bound.module, atom))
