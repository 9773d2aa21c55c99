"""Parts under construction: which units each needs, and where those go that no part needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.module import Module, Unit
from splitter.model.plan import Group
from splitter.planning.dependencies import Bindings
from splitter.planning.leftovers import PLACED_LAST, home


@dataclass
class Draft:
    """A part under construction: the units it holds, imports and banners apart."""

    group: Group
    tests: frozenset[int]
    names: frozenset[str]
    """Names that its runner needs, or that others import from it."""
    asked: frozenset[str]
    """Those of them that others import."""
    members: Mapping[int, tuple[str, ...]]
    """For a divided class: the tests that are here."""
    reads: Mapping[int, frozenset[str]]
    """For a divided class: what its share needs."""
    held: frozenset[int] = frozenset()
    placed: frozenset[int] = frozenset()
    """Units that nothing needs and that are here because they must be somewhere."""


def draft_of(
    language: Language, bound: Bindings, one: Group, shared: frozenset[int], asked: frozenset[str]
) -> Draft:
    module = bound.module
    tests = frozenset(i for atom in one.atoms for i in atom.units)
    names = asked | language.needs(module, _names_of(module, tests))
    members = {**_copies_without_tests(bound, tests, asked), **_members(module, one)}
    reads = {index: share_reads(module.units[index], kept) for index, kept in members.items()}
    draft = Draft(one, tests, names, asked, members, reads)
    draft.held = shared | bound.closure(tests, names, reads)
    return draft


def _copies_without_tests(
    bound: Bindings, tests: frozenset[int], asked: frozenset[str]
) -> dict[int, tuple[str, ...]]:
    """The classes whose tests are elsewhere and of which a copy without them is here: ``TestX.limit``."""
    units = bound.module.units
    if not any(unit.is_copied_without_tests for unit in units):
        return {}
    closure = bound.closure(tests, asked)
    return {i: () for i in closure if units[i].is_copied_without_tests and i not in tests}


def _members(module: Module, one: Group) -> dict[int, tuple[str, ...]]:
    """The tests of divided classes, in the order of the class; a class that is whole is left out."""
    kept: defaultdict[int, set[str]] = defaultdict(set)
    for atom in one.atoms:
        for index in atom.units if atom.members else ():
            if tests := module.units[index].share(atom.members):
                kept[index].update(tests)
    return {
        index: tuple(m.test for m in module.units[index].members if m.test in tests)
        for index, tests in kept.items()
    }


def share_reads(unit: Unit, tests: Sequence[str]) -> frozenset[str]:
    needed = [member.reads for member in unit.members if member.test in tests]
    return unit.frame.union(*needed, *(helper.reads for helper in unit.reached(tests)))


def _names_of(module: Module, indices: frozenset[int]) -> frozenset[str]:
    return frozenset(name for i in indices for name in module.units[i].names)


def place_unneeded(bound: Bindings, drafts: Sequence[Draft]) -> None:
    """Give what no part needs (dead helpers, notes) to the part of the tests that it uses, or of the next."""
    module = bound.module
    placed = frozenset().union(*(draft.held for draft in drafts))
    owners: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for index in draft.tests:
            owners[index].append(draft)
    order = sorted(owners)
    for unit in module.units:
        if unit.index in placed or unit.kind in PLACED_LAST:
            continue
        closure = bound.closure([unit.index])
        owner = owners[home(unit, closure, order)][0]
        foreign = [i for i in closure if i in owners and owners[i] != [owner]]
        if foreign:
            raise Refused(
                finding(
                    "S202",
                    f"{unit.words or 'a statement'} uses tests that go to different parts",
                    path=module.source.path,
                    line=unit.line,
                )
            )
        owner.held |= closure
        owner.placed |= {unit.index}
        placed |= closure


def held_without(
    bound: Bindings, draft: Draft, moved: frozenset[int], everywhere: Sequence[int]
) -> frozenset[int]:
    """What a draft holds without what moves, and without what only that needs."""
    reads = {**draft.reads, **dict.fromkeys(moved, frozenset[str]())}
    seeds = [*draft.tests, *everywhere, *draft.placed]
    return bound.closure(seeds, draft.names, reads) - moved


def last_of(drafts: Sequence[Draft]) -> Draft:
    """The draft with the last test."""
    return max(reversed(drafts), key=lambda draft: max(draft.tests))
