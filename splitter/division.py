"""A class that alone is over the limit becomes several shares: same class, some of its tests each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from splitter.basics import Limit
from splitter.config import Settings
from splitter.grouping import group
from splitter.lexical import count_lines
from splitter.model import Atom, Group, Grouping, Module, Unit


def divide(module: Module, grouping: Grouping, limit: Limit, settings: Settings, stem: str) -> Grouping:
    """The grouping with each such class's group replaced by groups of its test methods.

    Its tests are grouped by their own names, as functions are. Groups of anything else stay.
    """
    groups: list[Group] = []
    divided = 0
    for one in grouping.groups:
        unit = _divisible(module, one, limit)
        shares = _shares(module, unit, limit, settings, stem) if unit else ()
        if len(shares) < 2:
            groups.append(one)
            continue
        divided += 1
        alone = len(grouping.groups) == 1
        groups.extend(share if alone else _under(one, share) for share in shares)
    if not divided:
        return grouping
    what = "1 class alone is" if divided == 1 else f"{divided} classes alone are"
    why = f"{grouping.reason}; {what} over the limit and divided"
    return replace(grouping, reason=why, groups=_distinct(groups))


def shareable(module: Module, atom: Atom) -> bool:
    """Whether an atom is one class that may be divided."""
    return len(atom.units) == 1 and bool(module.units[atom.units[0]].members)


def _divisible(module: Module, one: Group, limit: Limit) -> Unit | None:
    if len(one.atoms) != 1 or not shareable(module, one.atoms[0]):
        return None
    atom = one.atoms[0]
    return module.units[atom.units[0]] if limit.exceeded_by(atom.tests, atom.lines) else None


def _shares(module: Module, unit: Unit, limit: Limit, settings: Settings, stem: str) -> tuple[Group, ...]:
    by = "prefix" if settings.by in ("class", "section") else settings.by
    atoms = [
        Atom(
            units=(unit.index,),
            names=(member.test.rpartition("::")[2],),
            tests=1,
            lines=count_lines(module.source.text, member.start, member.end),
            members=(member.test,),
        )
        for member in unit.members
    ]
    return group(atoms, limit, replace(settings, by=by), stem=f"{stem}_{unit.words}").groups


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
