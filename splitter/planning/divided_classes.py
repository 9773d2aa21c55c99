"""Tests to groups, and a class that alone is over the limit to several shares: some of its tests each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from splitter.config.settings import Settings
from splitter.grouping import group
from splitter.grouping.capacity import Capacity
from splitter.model.finding import lines_in
from splitter.model.plan import Atom, Group, Grouping, Unit
from splitter.planning.part_sizes import Sizes, is_shareable


def grouped(atoms: Sequence[Atom], sizes: Sizes, settings: Settings, stem: str) -> Grouping:
    """The atoms in groups, each of them a part within the limit if it can be.

    Where what some need leaves no room for them (:meth:`Sizes.is_crowded`), no division brings their parts
    under the limit. They are kept from the others, and from being scattered: their own lines are within it.
    """
    weighed = [sizes.weighed(atom) for atom in atoms]
    crowded = [atom for atom in weighed if sizes.is_crowded(atom)]
    others = [atom for atom in weighed if not sizes.is_crowded(atom)]
    grouping = _divided(group(others, sizes.capacity, settings, stem=stem), sizes, settings, stem)
    if not crowded:
        return grouping
    apart = group(crowded, Capacity(sizes.limit, (0,) * len(sizes.weights)), settings, stem=stem)
    groups = sorted([*grouping.groups, *apart.groups], key=lambda one: _position(sizes, one.atoms[0]))
    told = grouping if others else apart
    return Grouping(told.strategy, told.reason, _distinct(groups))


def _position(sizes: Sizes, atom: Atom) -> int:
    unit = sizes.bound.module.units[atom.units[0]]
    return next((member.start for member in unit.members if member.test in atom.members), unit.start)


def _divided(grouping: Grouping, sizes: Sizes, settings: Settings, stem: str) -> Grouping:
    """The grouping with the group of each class that is over the limit replaced by groups of its tests.

    They are grouped by their own names, as functions are. Groups of anything else stay.
    """
    groups: list[Group] = []
    divided = 0
    for one in grouping.groups:
        unit = _divisible(one, sizes)
        shares = _shares(unit, sizes, settings, stem) if unit else ()
        if len(shares) < 2:
            groups.append(one)
            continue
        divided += 1
        alone = len(grouping.groups) == 1
        groups.extend(share if alone else _under(one, share) for share in shares)
    if not divided:
        return grouping
    what = "1 class alone is" if divided == 1 else f"{divided} classes alone are"
    return Grouping(
        grouping.strategy, f"{grouping.reason}; {what} over the limit and divided", _distinct(groups)
    )


def _divisible(one: Group, sizes: Sizes) -> Unit | None:
    module = sizes.bound.module
    if len(one.atoms) != 1 or not is_shareable(module, one.atoms[0]):
        return None
    return module.units[one.atoms[0].units[0]] if sizes.capacity.exceeded_by(one.atoms) else None


def _shares(unit: Unit, sizes: Sizes, settings: Settings, stem: str) -> tuple[Group, ...]:
    by = "prefix" if settings.by in ("class", "section") else settings.by
    text = sizes.bound.module.source.text
    atoms = [
        Atom(
            units=(unit.index,),
            names=(member.test.rpartition("::")[2],),
            tests=1,
            lines=lines_in(text, member.start, member.end),
            members=(member.test,),
        )
        for member in unit.members
    ]
    return grouped(atoms, sizes, replace(settings, by=by), f"{stem}_{unit.words}").groups


def _under(outer: Group, inner: Group) -> Group:
    name = inner.name if inner.name.startswith(outer.name) else f"{outer.name}_{inner.name}"
    return Group(name, f"{outer.title} {inner.title}", inner.atoms)


def _distinct(groups: list[Group]) -> tuple[Group, ...]:
    """Numbers for names that two groups would have."""
    taken: set[str] = set()
    return tuple(_numbered(groups, taken))


def _numbered(groups: list[Group], taken: set[str]) -> Iterator[Group]:
    for one in groups:
        name, number = one.name, 2
        while name in taken:
            name, number = f"{one.name}_{number}", number + 1
        taken.add(name)
        yield replace(one, name=name)
