"""What is asked of a grouping, and the tests that a strategy is shown: some classes one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from splitter.config.settings import Settings
from splitter.grouping import group
from splitter.grouping.capacity import Capacity
from splitter.grouping.opening import closed, is_opened
from splitter.grouping.subject import LEARNT, SHARE, Model, reason
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.offers import Offers
from splitter.model.plan import Atom, Group, Grouping
from splitter.planning.class_costs import AMPLE, fewest_parts, why_costly, why_whole
from splitter.planning.part_sizes import Sizes, is_shareable, repeated_lines, shares_of
from splitter.text.wording import stem as stem_of
from splitter.text.wording import words

LOOKING = ("auto", "subject")
"""Strategies that look at more than names."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a grouping."""

    settings: Settings
    stem: str
    """The original's file name without its suffix."""
    looked_at: Callable[[Sequence[Atom]], tuple[Atom, ...]] = tuple
    """The atoms with what they show of their subject."""
    model: Model = LEARNT

    def roomy(self, repeated: int) -> Wanted:
        """The same with parts that have more of their own than so many lines that each repeats."""
        target = max(self.settings.target_lines, AMPLE * repeated)
        return replace(self, settings=replace(self.settings, target_lines=target))

    @property
    def of_some(self) -> Wanted:
        """The same for some tests of a file, which need not be of two subjects to be apart."""
        return replace(self, settings=replace(self.settings, named=False))

    def within(self, stem: str) -> Wanted:
        """The same for the tests of one class; what is asked for is asked of the whole file."""
        by = "prefix" if self.settings.by in ("class", "section") else self.settings.by
        return replace(self, settings=replace(self.settings, by=by, parts=None, choose=1), stem=stem)


def assign(atoms: Sequence[Atom], sizes: Sizes, capacity: Capacity, wanted: Wanted) -> Grouping:
    """The atoms in groups; a class that is most of its file is divided as functions are."""
    settings = wanted.settings
    if settings.by not in LOOKING:
        return group(atoms, capacity, settings, stem=wanted.stem)
    module, target = sizes.bound.module, settings.target_lines
    opened = [atom for atom in atoms if is_shareable(module, atom) and is_opened(atom, atoms, target)]
    shares = {atom.units: _shares(atom, sizes, wanted) for atom in opened}
    shown = [share for atom in atoms for share in shares.get(atom.units, [atom])]
    grouping = group(shown, capacity, settings, stem=wanted.stem, model=wanted.model)
    units = {atom.units: module.units[atom.units[0]] for atom in opened}
    repeated = {at: repeated_lines(module, one) for at, one in units.items()}
    costly = {at: why for at, one in units.items() if (why := why_costly(one, grouping, repeated[at]))}
    if costly and settings.parts is None:
        small = [a.units for a in opened if a.units in costly and not capacity.exceeded_by([a])]
        if small:
            return assign(_kept_whole(atoms, {at: costly[at] for at in small}), sizes, capacity, wanted)
        fewer = replace(settings, parts=fewest_parts(shown, capacity, max(repeated.values())))
        grouping = group(shown, capacity, fewer, stem=wanted.stem, model=wanted.model)
    whole = {
        at: why for at, one in units.items() if (why := why_whole(one, grouping.groups, module, settings))
    }
    if whole:
        return assign(_kept_whole(atoms, whole), sizes, capacity, wanted)
    if not grouping.offers:
        return replace(grouping, groups=closed(grouping.groups, opened))
    grouping = _chosen(grouping, grouping.offers.changed(lambda one: closed(one, opened)), settings)
    if settings.is_free and settings.parts is None and not capacity.exceeded_by(atoms):
        return grouping if _subjects(grouping, wanted.stem) > 1 else _whole(grouping, atoms)
    return grouping


def _kept_whole(atoms: Sequence[Atom], reasons: Mapping[tuple[int, ...], str]) -> list[Atom]:
    """The atoms with reasons for which some of them, by their units, are not divided."""
    return [replace(atom, reason=reasons.get(atom.units, atom.reason)) for atom in atoms]


def _subjects(grouping: Grouping, stem: str) -> int:
    """How many subjects the parts have; what the file's own name says is one, where a part has no other."""
    found = {one.about.words for one in grouping.groups if one.about and one.about.words}
    return len(found) + any(_is_of_the_file(one, stem) for one in grouping.groups)


def _is_of_the_file(one: Group, stem: str) -> bool:
    """Whether a word of the file's name is in the names of nearly all tests of a part without a subject."""
    if one.about is None or one.about.words:
        return False
    count: Counter[str] = Counter()
    for atom in one.atoms:
        for word in _stems(*atom.names) & _stems(stem.removeprefix("test_")):
            count[word] += atom.tests
    return any(many >= SHARE * one.about.tests for many in count.values())


def _stems(*names: str) -> Set[str]:
    return {stem_of(word) for name in names for word in words(name)}


def _whole(grouping: Grouping, atoms: Sequence[Atom]) -> Grouping:
    tied = atoms[0].reason if len(atoms) == 1 else ""
    why = f"its tests stay together: {tied}" if tied else "its tests have no two subjects"
    return replace(grouping, reason=why, groups=(Group("all", "all", tuple(atoms)),), offers=None)


def _shares(atom: Atom, sizes: Sizes, wanted: Wanted) -> list[Atom]:
    module = sizes.bound.module
    shares = wanted.looked_at(shares_of(module, module.units[atom.units[0]]))
    return [replace(sizes.weighed(share), section=atom.section) for share in shares]


def _chosen(grouping: Grouping, offers: Offers[tuple[Group, ...]], settings: Settings) -> Grouping:
    """The grouping that was asked for; raises ``Refused`` (S603) where there are not so many."""
    if settings.choose > 1 and settings.choose > len(offers):
        count = "is 1 division" if len(offers) == 1 else f"are {len(offers)} divisions"
        raise Refused(finding("S603", f"--choose {settings.choose}: there {count} of this file"))
    groups = offers[settings.choose - 1]
    return replace(grouping, reason=reason(groups), groups=groups, offers=offers)
