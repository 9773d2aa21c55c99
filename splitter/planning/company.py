"""Tests that their file does not run, put with some that it runs: a part of such tests alone runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from splitter.model.plan import Atom, Grouping
from splitter.planning.part_sizes import Sizes


def in_company(grouping: Grouping, sizes: Sizes) -> Grouping:
    """The grouping with each group that would run nothing added to the nearest one with room, if any has."""
    idle = sizes.bound.module.idle
    groups = list(grouping.groups)
    alone = [one for one in groups if _is_idle(one.atoms, idle)]
    if not alone or len(alone) == len(groups):
        return grouping
    for one in alone:
        open_to = [
            other
            for other in groups
            if not _is_idle(other.atoms, idle) and not sizes.capacity.exceeded_by([*other.atoms, *one.atoms])
        ]
        if open_to:
            host = min(open_to, key=lambda other: _distance(other.atoms, one.atoms))
            atoms = sorted([*host.atoms, *one.atoms], key=lambda atom: atom.units)
            groups[groups.index(host)] = replace(host, atoms=tuple(atoms))
            groups.remove(one)
    before, now = grouping.groups, tuple(groups)
    offers = grouping.offers.changed(lambda one: now if one == before else one) if grouping.offers else None
    return replace(grouping, groups=now, offers=offers)


def _is_idle(atoms: Sequence[Atom], idle: frozenset[str]) -> bool:
    return all(idle.issuperset(atom.names) for atom in atoms)


def _distance(one: Sequence[Atom], other: Sequence[Atom]) -> int:
    """How many units lie between the nearest of two groups."""
    return min(abs(a.units[0] - b.units[0]) for a in one for b in other)
