"""A class that is most of its file: its tests are grouped one by one, as functions are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from splitter.model.plan import Atom, Group

FAR_TOO_BIG = 2.5
"""How many times the target a class must be in size, ..."""

MOST_OF_IT = 0.5
"""... and which share of its file, before it is divided unasked: people divide 1 class in 30."""


def is_opened(atom: Atom, atoms: Sequence[Atom], target: int) -> bool:
    """Whether an atom is so big and so much of the file that it can't be one part beside others."""
    return atom.lines > max(FAR_TOO_BIG * target, MOST_OF_IT * sum(one.lines for one in atoms))


def closed(groups: Sequence[Group], opened: Sequence[Atom]) -> tuple[Group, ...]:
    """The groups with all tests of an opened class as the class again, and some of them as one share."""
    classes = {atom.units: atom for atom in opened}
    return tuple(replace(one, atoms=tuple(_joined(one.atoms, classes))) for one in groups)


def _joined(atoms: Sequence[Atom], classes: Mapping[tuple[int, ...], Atom]) -> Iterator[Atom]:
    shares: defaultdict[tuple[int, ...], list[Atom]] = defaultdict(list)
    for atom in atoms:
        shares[atom.units].append(atom)
    for units, found in shares.items():
        if units in classes:
            yield _share(found, classes[units])
        else:
            yield from found


def _share(found: Sequence[Atom], whole: Atom) -> Atom:
    if len(found) == whole.tests:
        return whole
    return replace(
        found[0],
        names=tuple(name for atom in found for name in atom.names),
        tests=len(found),
        lines=sum(atom.lines for atom in found),
        members=tuple(member for atom in found for member in atom.members),
        needs=reduce(or_, (atom.needs for atom in found)),
    )
