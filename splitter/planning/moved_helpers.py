"""The module of shared helpers and the file of fixtures: what moves there, and the two as parts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.model.catalogue import finding
from splitter.model.finding import Refused, Severity
from splitter.model.module import Shareable, UnitKind
from splitter.model.plan import Part, PartRole
from splitter.planning.dependencies import Bindings, block_imports_for, imports_for
from splitter.planning.drafts import Draft, held_without
from splitter.planning.keeping_name import kept_for_importers
from splitter.planning.sections import Section
from splitter.planning.shared_helpers import (
    drawn_whole,
    import_after,
    imported_names,
    module_name,
    movable_fixtures,
    movable_units,
    seed_above,
    shared_units,
    worth_giving,
    worth_sharing,
)


@dataclass(frozen=True)
class HelpersModule:
    """The module of shared helpers: its name, the units that move there, and how they are imported."""

    name: str
    units: frozenset[int]
    shareable: Shareable
    fixtures: frozenset[int] = frozenset()
    """Units that move to the folder's file of fixtures."""
    after: int = -1
    """The unit that the import of the others comes after."""


NO_HELPERS = HelpersModule("", frozenset(), Shareable(frozenset()))


def helpers_module_of(
    bound: Bindings,
    drafts: Sequence[Draft],
    settings: Settings,
    shareable: Shareable,
    everywhere: Sequence[Sequence[int]],
) -> HelpersModule:
    """What moves; raises ``Refused`` where the module can't be imported or has no name."""
    movable = movable_units(bound, shareable)
    fixtures = _fixtures(bound, drafts, settings, movable_fixtures(bound, shareable, movable))
    holds = [held_without(bound, d, fixtures, own) for d, own in zip(drafts, everywhere, strict=True)]
    if not fixtures:
        holds = [draft.held for draft in drafts]
    given = bound.closure(fixtures) - fixtures
    moved = shared_units(movable, [*holds, given])
    if settings.helpers == "auto":
        worth = worth_sharing(bound, shareable, moved, holds)
        # What a fixture and a part need is one object, as it was: neither has a copy.
        moved = bound.closure(moved & (shareable.registered | worth | given)) & moved
    fixed = bound.closure(moved & shareable.registered)
    for draft, held in zip(drafts, holds, strict=True):
        used = bound.names_needed(held - moved, (), draft.reads)
        moved -= kept_for_importers(bound, draft.asked - used, moved - fixed)
    moved = drawn_whole(bound, shareable, moved)
    module = _named(bound, settings, shareable, moved)
    both = given.intersection(frozenset().union(*holds)) - module.units - shareable.copied
    if any(bound.module.units[index].kind is not UnitKind.IMPORT for index in both):
        return helpers_module_of(
            bound, drafts, settings, replace(shareable, fixtures=frozenset()), everywhere
        )
    return replace(module, fixtures=fixtures)


def _named(bound: Bindings, settings: Settings, shareable: Shareable, moved: frozenset[int]) -> HelpersModule:
    """The module of what moves; without a name where nothing does."""
    if not moved:
        return HelpersModule("", moved, shareable)
    if errors := [found for found in shareable.findings if found.severity is Severity.ERROR]:
        raise Refused(*errors)
    source = bound.module.source
    name = module_name(source.name, settings.test_files, source.around)
    if not name and settings.helpers == "auto":
        return replace(NO_HELPERS, shareable=shareable)
    if not name:
        message = "every name for a module of helpers is taken here, or its pattern is that of test files"
        raise Refused(finding("S133", message, path=source.path))
    return HelpersModule(name, moved, shareable, after=import_after(bound, shareable, moved))


def _fixtures(
    bound: Bindings, drafts: Sequence[Draft], settings: Settings, movable: Set[int]
) -> frozenset[int]:
    """The fixtures that move to the folder's file of them."""
    holds = [draft.held for draft in drafts]
    shared = shared_units(movable, holds)
    if settings.helpers == "conftest":
        return shared
    if settings.helpers != "auto" or (settings.layout == "flat" and bound.module.source.around.reach is None):
        return frozenset()
    asked = frozenset().union(*(draft.asked for draft in drafts))
    return worth_giving(bound, {i for i in shared if asked.isdisjoint(bound.module.units[i].names)}, holds)


def helpers_part(
    bound: Bindings, helpers_module: HelpersModule, title: str, sections: Sequence[Section]
) -> Part:
    """The module of shared helpers: a part without tests, and without what only acts."""
    units = bound.module.units
    top = {u.index for u in units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING)}
    shareable = helpers_module.shareable
    own = helpers_module.units | (bound.closure(helpers_module.units) & shareable.copied)
    own |= seed_above(shareable, helpers_module.units)
    needed = bound.names_needed(own)
    imports, trimmed = imports_for(bound, needed, unread=False)
    trimmed |= block_imports_for(bound, own - helpers_module.units, needed)
    held = own | top | imports
    held |= {s.banner for s in sections if s.is_shown(own, frozenset()) or s.touched in held}
    order = tuple(sorted(held))
    return Part(helpers_module.name, "helpers", "shared", title, order, (), PartRole.HELPERS, trimmed)


def fixtures_part(
    bound: Bindings, helpers_module: HelpersModule, name: str, title: str, sections: Sequence[Section]
) -> Part:
    """The fixtures of several parts, with the helpers that only they need."""
    units = bound.module.units
    top = {u.index for u in units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING)}
    if bound.module.source.around.fixtures_file is not None:
        top = set()  # that has a top of its own
    reads = dict.fromkeys(helpers_module.units, frozenset[str]())
    own = {
        index
        for index in bound.closure(helpers_module.fixtures, (), reads) - helpers_module.units
        if units[index].kind is not UnitKind.IMPORT
    }
    needed = bound.names_needed(own)
    imports, trimmed = imports_for(bound, needed, unread=False)
    trimmed |= block_imports_for(bound, own, needed)
    held = own | top | imports
    held |= {s.banner for s in sections if s.is_shown(own, frozenset()) or s.touched in held}
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
