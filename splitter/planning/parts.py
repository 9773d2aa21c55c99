"""Which units go to which part: what its tests need, what every part has, and what would land nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Refused, Severity
from splitter.model.module import Module, Shareable, Unit, UnitKind
from splitter.model.plan import Group, Grouping, Part, PartRole
from splitter.planning.dependencies import Bindings, imports_for
from splitter.planning.keeping_name import asked_of, kept_for_importers
from splitter.planning.leftovers import PLACED_LAST, home, trailer
from splitter.planning.part_names import title_of
from splitter.planning.sections import Section, sections_of
from splitter.planning.shared_helpers import (
    import_after,
    imported_names,
    module_name,
    movable_fixtures,
    movable_units,
    shared_units,
    worth_sharing,
)
from splitter.planning.tool_switches import pairs
from splitter.planning.topic import topic_of


@dataclass
class _Draft:
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


@dataclass(frozen=True)
class _HelpersModule:
    """The module of shared helpers: its name, the units that move there, and how they are imported."""

    name: str
    units: frozenset[int]
    shareable: Shareable
    fixtures: frozenset[int] = frozenset()
    """Units that move to the folder's file of fixtures."""
    after: int = -1
    """The unit that the import of the others comes after."""


_NOBODY = _HelpersModule("", frozenset(), Shareable(frozenset()))


def partition(
    language: Language,
    bound: Bindings,
    grouping: Grouping,
    names: Sequence[str],
    stem: str,
    settings: Settings,
    shareable: Shareable | None = None,
) -> tuple[Part, ...]:
    """The groups as parts, in their order, and a module of shared helpers behind them if one is asked for.

    ``names`` are the parts' file names, ``stem`` is the original's; ``shareable`` is what such a module may
    hold. Raises ``Refused`` (S202) where a unit that no part needs uses tests of several.
    """
    module = bound.module
    everywhere = [u.index for u in module.units if u.everywhere and u.kind is not UnitKind.TEST]
    shared = bound.closure(everywhere)
    drafts = [
        _draft(language, bound, one, shared, asked_of(module, name))
        for one, name in zip(grouping.groups, names, strict=True)
    ]
    _place_unneeded(bound, drafts)
    switches = tuple(pairs(module))
    for draft in drafts:
        draft.held |= {on for off, on in switches if off in draft.held}
    docstring = module.docstring.content if module.docstring else None
    sections = tuple(sections_of(module.units))
    last = _last(drafts)
    helpers_module = _helpers_module(bound, drafts, settings, shareable, everywhere) if shareable else _NOBODY
    if helpers_module.units or helpers_module.fixtures:
        for draft in drafts:
            _without_moved(bound, draft, helpers_module.units | helpers_module.fixtures, everywhere)
    parts = [
        _part(
            bound,
            draft,
            name,
            title_of(stem, draft.group.title, docstring),
            sections,
            helpers_module=helpers_module,
            is_last=draft is last,
            layers=settings.layers,
        )
        for draft, name in zip(drafts, names, strict=True)
    ]
    if helpers_module.units:
        title = title_of(stem, "", docstring).removesuffix("tests") + "test helpers"
        parts.append(_helpers_part(bound, helpers_module, title, sections))
    if helpers_module.fixtures and language.sharing:
        title = title_of(stem, "", docstring).removesuffix("tests") + "test fixtures"
        parts.append(_fixtures_part(bound, helpers_module, language.sharing.fixtures_file, title, sections))
    return tuple(parts)


def _helpers_module(
    bound: Bindings,
    drafts: Sequence[_Draft],
    settings: Settings,
    shareable: Shareable,
    everywhere: Sequence[int],
) -> _HelpersModule:
    """What moves; raises ``Refused`` where the module can't be imported or has no name."""
    movable, holds = movable_units(bound, shareable), [draft.held for draft in drafts]
    fixtures: frozenset[int] = frozenset()
    if settings.helpers == "conftest":
        fixtures = shared_units(movable_fixtures(bound, shareable, movable), holds)
        for draft in drafts:
            _without_moved(bound, draft, fixtures, everywhere)
        holds = [*(draft.held for draft in drafts), bound.closure(fixtures)]
    moved = shared_units(movable, holds)
    if settings.helpers == "auto":
        worth = worth_sharing(bound, shareable, moved, holds)
        moved = bound.closure(moved & (shareable.registered | worth)) & moved
    for draft in drafts:
        used = bound.names_needed(draft.held - moved, (), draft.reads)
        moved -= kept_for_importers(bound, draft.asked - used, moved - shareable.registered)
    if not moved:
        return _HelpersModule("", moved, shareable, fixtures)
    if errors := [found for found in shareable.findings if found.severity is Severity.ERROR]:
        raise Refused(*errors)
    source = bound.module.source
    name = module_name(PurePath(source.path).name, settings.test_files, source.around)
    if not name and settings.helpers == "auto":
        return _NOBODY
    if not name:
        message = "every name for a module of helpers is taken here, or its pattern is that of test files"
        raise Refused(finding("S133", message, path=source.path))
    return _HelpersModule(name, moved, shareable, fixtures, import_after(bound, shareable, moved))


def _without_moved(bound: Bindings, draft: _Draft, moved: frozenset[int], everywhere: Sequence[int]) -> None:
    """Let a draft do without what moves, and without what only that needs."""
    reads = {**draft.reads, **dict.fromkeys(moved, frozenset[str]())}
    seeds = [*draft.tests, *everywhere, *draft.placed]
    draft.held = bound.closure(seeds, draft.names, reads) - moved


def _helpers_part(
    bound: Bindings, helpers_module: _HelpersModule, title: str, sections: Sequence[Section]
) -> Part:
    """The module of shared helpers: a part without tests, and without what only acts."""
    units = bound.module.units
    top = {u.index for u in units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING)}
    own = helpers_module.units | (bound.closure(helpers_module.units) & helpers_module.shareable.copied)
    imports, trimmed = imports_for(bound, bound.names_needed(own), unread=False)
    held = own | top | imports
    held |= {s.banner for s in sections if not s.tests and not s.units.isdisjoint(own)}
    order = tuple(sorted(held))
    return Part(helpers_module.name, "helpers", "shared", title, order, (), PartRole.HELPERS, trimmed)


def _fixtures_part(
    bound: Bindings, helpers_module: _HelpersModule, name: str, title: str, sections: Sequence[Section]
) -> Part:
    """The fixtures of several parts, with the helpers that only they need."""
    units = bound.module.units
    top = {u.index for u in units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING)}
    reads = dict.fromkeys(helpers_module.units, frozenset[str]())
    own = {
        index
        for index in bound.closure(helpers_module.fixtures, (), reads) - helpers_module.units
        if units[index].kind is not UnitKind.IMPORT
    }
    needed = bound.names_needed(own)
    imports, trimmed = imports_for(bound, needed, unread=False)
    held = own | top | imports
    held |= {s.banner for s in sections if not s.tests and not s.units.isdisjoint(own)}
    imported_helpers = imported_names(units, helpers_module.units, needed)
    return Part(
        name=name,
        group=PurePath(name).stem,
        subject="shared",
        title=title,
        units=tuple(sorted(held)),
        tests=(),
        role=PartRole.FIXTURES,
        imports=trimmed,
        imported_helpers=imported_helpers,
        helpers_module=helpers_module.name if imported_helpers else "",
        helpers_import=helpers_module.shareable.prefix + PurePath(helpers_module.name).stem
        if imported_helpers
        else "",
    )


def _draft(
    language: Language, bound: Bindings, one: Group, shared: frozenset[int], asked: frozenset[str]
) -> _Draft:
    module = bound.module
    tests = frozenset(i for atom in one.atoms for i in atom.units)
    names = asked | language.needs(module, _names_of(module, tests))
    members = {**_copies_without_tests(bound, tests, asked), **_members(module, one)}
    reads = {index: share_reads(module.units[index], kept) for index, kept in members.items()}
    draft = _Draft(one, tests, names, asked, members, reads)
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
        if atom.members:
            kept[atom.units[0]].update(atom.members)
    return {
        index: tuple(m.test for m in module.units[index].members if m.test in tests)
        for index, tests in kept.items()
    }


def share_reads(unit: Unit, tests: Sequence[str]) -> frozenset[str]:
    needed = [member.reads for member in unit.members if member.test in tests]
    return unit.frame.union(*needed, *(helper.reads for helper in unit.reached(tests)))


def _names_of(module: Module, indices: frozenset[int]) -> frozenset[str]:
    return frozenset(name for i in indices for name in module.units[i].names)


def _place_unneeded(bound: Bindings, drafts: Sequence[_Draft]) -> None:
    """Give what no part needs (dead helpers, notes) to the part of the tests that it uses, or of the next."""
    module = bound.module
    placed = frozenset().union(*(draft.held for draft in drafts))
    owners: defaultdict[int, list[_Draft]] = defaultdict(list)
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


def _part(
    bound: Bindings,
    draft: _Draft,
    name: str,
    title: str,
    sections: Sequence[Section],
    *,
    helpers_module: _HelpersModule,
    is_last: bool,
    layers: Mapping[str, Sequence[str]],
) -> Part:
    units = bound.module.units
    held = {i for i in draft.held if units[i].kind is not UnitKind.IMPORT}
    needed = bound.names_needed(held, draft.names, draft.reads)
    imports, trimmed = imports_for(bound, needed, unread=True)
    held |= imports
    held |= {section.banner for section in sections if section.is_shown(held, draft.tests)}
    if is_last:
        held |= trailer(units)
    order = tuple(sorted(held))
    tests = tuple(test for i in order for test in draft.members.get(i, tuple(t.name for t in units[i].tests)))
    imported_helpers = imported_names(units, helpers_module.units, needed)
    return Part(
        name=name,
        group=draft.group.name,
        subject=draft.group.title,
        title=title,
        units=order,
        tests=tests,
        imports=trimmed,
        members=draft.members,
        imported_helpers=imported_helpers,
        helpers_module=helpers_module.name if imported_helpers else "",
        helpers_import_after=helpers_module.after,
        helpers_import=helpers_module.shareable.prefix + PurePath(helpers_module.name).stem
        if imported_helpers
        else "",
        topic=topic_of(draft.group.title, title, tests, layers),
    )


def _last(drafts: Sequence[_Draft]) -> _Draft:
    """The draft with the last test."""
    return max(reversed(drafts), key=lambda draft: max(draft.tests))
