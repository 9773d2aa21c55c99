"""Which units go to which part: what its tests need, what every part has, and what would land nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.module import Shareable, Unit, UnitKind
from splitter.model.plan import Grouping, Part
from splitter.planning.dependencies import Bindings, block_imports_for, imports_for
from splitter.planning.drafts import Draft, draft_of, held_without, last_of, place_unneeded
from splitter.planning.keeping_name import asked_of, keeps_name
from splitter.planning.leftovers import home, trailer
from splitter.planning.moved_helpers import (
    NO_HELPERS,
    HelpersModule,
    fixtures_part,
    helpers_module_of,
    helpers_part,
)
from splitter.planning.part_names import title_of
from splitter.planning.sections import Section, sections_of
from splitter.planning.shared_helpers import (
    imported_names,
)
from splitter.planning.tool_switches import pairs
from splitter.planning.topic import topic_of


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
    by_name = {index for index in everywhere if module.units[index].by_name}
    had = [[i for i in everywhere if i not in by_name or keeps_name(module, name)] for name in names]
    drafts = [
        draft_of(language, bound, one, bound.closure(own), asked_of(module, name))
        for one, name, own in zip(grouping.groups, names, had, strict=True)
    ]
    place_unneeded(bound, drafts)
    switches = tuple(pairs(module))
    for draft in drafts:
        draft.held |= {on for off, on in switches if off in draft.held}
    docstring = module.docstring.content if module.docstring else None
    sections = tuple(sections_of(module))
    last = last_of(drafts)
    helpers_module = helpers_module_of(bound, drafts, settings, shareable, had) if shareable else NO_HELPERS
    if helpers_module.units or helpers_module.fixtures:
        for draft, own in zip(drafts, had, strict=True):
            draft.held = held_without(bound, draft, helpers_module.units | helpers_module.fixtures, own)
    contents = [_Content.of(bound, draft) for draft in drafts]
    banners = _banners(bound.module.units, drafts, contents, sections)
    parts = [
        _part(
            bound,
            draft,
            content,
            name,
            title_of(stem, draft.group.title, docstring),
            above | trailer(module.units) if draft is last else above,
            helpers_module=helpers_module,
            layers=settings.layers,
        )
        for draft, content, name, above in zip(drafts, contents, names, banners, strict=True)
    ]
    if helpers_module.units:
        title = title_of(stem, "", docstring).removesuffix("tests") + "test helpers"
        parts.append(helpers_part(bound, helpers_module, title, sections))
    if helpers_module.fixtures and language.sharing:
        title = title_of(stem, "", docstring).removesuffix("tests") + "test fixtures"
        parts.append(fixtures_part(bound, helpers_module, language.sharing.fixtures_file, title, sections))
    return tuple(parts)


@dataclass(frozen=True)
class _Content:
    """What a part has of the original but for its section comments."""

    held: frozenset[int]
    needed: frozenset[str]
    imports: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, bound: Bindings, draft: Draft) -> _Content:
        held = frozenset(i for i in draft.held if bound.module.units[i].kind is not UnitKind.IMPORT)
        needed = bound.names_needed(held, draft.names, draft.reads)
        imports, trimmed = imports_for(bound, needed, unread=True)
        return cls(held | imports, needed, trimmed | block_imports_for(bound, held, needed))


def _banners(
    units: Sequence[Unit], drafts: Sequence[Draft], contents: Sequence[_Content], sections: Sequence[Section]
) -> list[frozenset[int]]:
    """The section comments of each draft.

    One over imports alone that no part needs is a comment all the same: it goes where a note would.
    """
    shown = [
        frozenset(section.banner for section in sections if section.is_shown(content.held, draft.tests))
        for draft, content in zip(drafts, contents, strict=True)
    ]
    tests = sorted(index for draft in drafts for index in draft.tests)
    for banner in {section.banner for section in sections}.difference(*shown):
        test = home(units[banner], frozenset(), tests)
        owner = next(at for at, draft in enumerate(drafts) if test in draft.tests)
        shown[owner] |= {banner}
    return shown


def _part(
    bound: Bindings,
    draft: Draft,
    content: _Content,
    name: str,
    title: str,
    comments: frozenset[int],
    *,
    helpers_module: HelpersModule,
    layers: Mapping[str, Sequence[str]],
) -> Part:
    units = bound.module.units
    order = tuple(sorted(content.held | comments))
    tests = tuple(test for i in order for test in draft.members.get(i, tuple(t.name for t in units[i].tests)))
    imported_helpers = imported_names(units, helpers_module.units, content.needed)
    return Part(
        name=name,
        group=draft.group.name,
        subject=draft.group.title,
        title=title,
        units=order,
        tests=tests,
        imports=content.imports,
        members=draft.members,
        imported_helpers=imported_helpers,
        helpers_module=helpers_module.name if imported_helpers else "",
        helpers_import_after=helpers_module.after,
        helpers_import=helpers_module.shareable.prefix + PurePath(helpers_module.name).stem
        if imported_helpers
        else "",
        topic=topic_of(draft.group.title, title, tests, layers),
    )
