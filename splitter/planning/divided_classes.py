"""Tests to groups, and a class that alone is over the limit to several shares: some of its tests each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from splitter.grouping import chunk
from splitter.grouping.capacity import Capacity
from splitter.grouping.subject import PART
from splitter.model.module import Unit
from splitter.model.plan import Atom, Group, Grouping
from splitter.planning.assignment import Wanted, assign
from splitter.planning.class_costs import why_whole
from splitter.planning.crowded import together
from splitter.planning.part_sizes import Sizes, is_shareable, own_lines, repeated_lines, shares_of
from splitter.text.wording import stems_of


def grouped(atoms: Sequence[Atom], sizes: Sizes, wanted: Wanted) -> Grouping:
    """The atoms in groups, each of them a part within the limit if it can be.

    Where what some need leaves no room for them (:meth:`Sizes.is_crowded`), no division brings their parts
    under the limit. They are kept from the others, and from being scattered: their own lines are within it,
    or they have fewer of them than another part would repeat.
    """
    module = sizes.bound.module
    crowded: list[Atom] = []
    others: list[Atom] = []
    for atom in atoms:
        if sizes.is_crowded(atom):
            crowded.append(replace(atom, lines=own_lines(module, atom)))
        else:
            others.append(sizes.weighed(atom))
    if not crowded:
        return _divided(others, sizes, sizes.capacity, wanted)
    room = Capacity(sizes.limit, (0,) * len(sizes.weights))  # what they need is not to count
    joined = together(crowded, sizes, wanted.settings)
    one = len(joined) == 1 < len(crowded)
    if not others and (one or not room.exceeded_by(joined)):  # else a second run would sort them by names
        return Grouping(wanted.settings.by, "nothing helps", (Group("all", "all", tuple(joined)),))
    grouping = _divided(others, sizes, sizes.capacity, wanted)
    apart = _divided(wanted.looked_at(joined), sizes, room, wanted.of_some)
    groups = sorted([*grouping.groups, *apart.groups], key=lambda one: _position(sizes, one.atoms[0]))
    told = grouping if others else apart
    return Grouping(told.strategy, told.reason, _named(groups, told))


def _position(sizes: Sizes, atom: Atom) -> int:
    unit = sizes.bound.module.units[atom.units[0]]
    return next((member.start for member in unit.members if member.test in atom.members), unit.start)


def _divided(atoms: Sequence[Atom], sizes: Sizes, capacity: Capacity, wanted: Wanted) -> Grouping:
    """The atoms in groups, and instead of that of a class that alone is over the limit those of its tests.

    They are grouped by their own names, as functions are.
    """
    grouping = assign(atoms, sizes, capacity, wanted)
    groups: list[Group] = []
    divided = 0
    for one in grouping.groups:
        unit = _divisible(one, sizes, capacity)
        shares = _shares(unit, sizes, wanted) if unit else ()
        why = why_whole(unit, shares, sizes.bound.module, wanted.settings) if unit else ""
        if unit is None or len(shares) < 2 or why:
            groups.append(replace(one, atoms=(replace(one.atoms[0], reason=why),)) if why else one)
            continue
        divided += 1
        alone = len(grouping.groups) == 1
        groups.extend(share if alone else _under(one, share, unit) for share in shares)
    if not divided:
        return grouping
    what = "1 class alone is" if divided == 1 else f"{divided} classes alone are"
    why = f"{grouping.reason}; {what} over the limit and divided"
    return replace(grouping, reason=why, groups=_named(_united(groups, capacity), grouping))


def _united(groups: Sequence[Group], capacity: Capacity) -> list[Group]:
    """The groups, those of one subject as one if it has room: a divided class may have tests of it, too."""
    found: list[Group] = []
    for one in groups:
        for at, other in enumerate(found):
            if _is_subject_of(one, other) and not capacity.exceeded_by([*other.atoms, *one.atoms]):
                found[at] = _both(other, one)
                break
        else:
            found.append(one)
    return found


def _is_subject_of(one: Group, other: Group) -> bool:
    """Whether both are about the same, as far as that was looked into."""
    words = [group.about.words for group in (one, other) if group.about]
    return one.name == other.name and len(words) == 2 and words[0] == words[1] != ()


def _both(one: Group, other: Group) -> Group:
    assert one.about
    assert other.about
    tests, had = one.about.tests + other.about.tests, one.about.had + other.about.had
    elsewhere = max(0, one.about.elsewhere - other.about.had, other.about.elsewhere - one.about.had)
    about = replace(one.about, tests=tests, had=had, elsewhere=elsewhere)
    atoms = tuple(sorted((*one.atoms, *other.atoms), key=lambda atom: atom.units))
    return replace(one, atoms=atoms, about=about)


def _named(groups: Sequence[Group], grouping: Grouping) -> tuple[Group, ...]:
    """The groups of a grouping, some of them its own groups' shares, with a name for each."""
    return chunk.numbered(groups) if grouping.strategy == "chunk" else distinct(groups)


def _divisible(one: Group, sizes: Sizes, capacity: Capacity) -> Unit | None:
    module = sizes.bound.module
    if len(one.atoms) != 1 or not is_shareable(module, one.atoms[0]):
        return None
    return module.units[one.atoms[0].units[0]] if capacity.exceeded_by(one.atoms) else None


def _shares(unit: Unit, sizes: Sizes, wanted: Wanted) -> tuple[Group, ...]:
    module = sizes.bound.module
    atoms = wanted.looked_at(shares_of(module, unit))
    within = wanted.within(f"{wanted.stem}_{unit.words}").roomy(repeated_lines(module, unit))
    return grouped(atoms, sizes, within).groups


def _under(outer: Group, inner: Group, unit: Unit) -> Group:
    """A share of a class under its name; under its own where that of the whole is not of the class's name."""
    if outer.about and not _is_called(unit, outer.about.words):
        has_words = inner.about and inner.about.words
        return inner if has_words else Group(outer.name, outer.title, inner.atoms)
    own = inner.name.removeprefix(f"{PART}_")
    name = inner.name if inner.name.startswith(outer.name) else f"{outer.name}_{own}"
    title = inner.title if inner.title.startswith(outer.title) else f"{outer.title} {inner.title}"
    if own != inner.name:
        title = outer.title
    return Group(name, title, inner.atoms)


def _is_called(unit: Unit, words: Sequence[str]) -> bool:
    """Whether some words are of the name of a class."""
    return bool(words) and stems_of(unit.names).keys() >= stems_of(words).keys()


def distinct(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Numbers for names that two groups would have."""
    taken: set[str] = set()
    return tuple(_numbered(groups, taken))


def _numbered(groups: Sequence[Group], taken: set[str]) -> Iterator[Group]:
    for one in groups:
        name, number = one.name, 2
        while name in taken:
            name, number = f"{one.name}_{number}", number + 1
        taken.add(name)
        yield replace(one, name=name)
