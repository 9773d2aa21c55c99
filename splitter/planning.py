"""A source and settings to a plan: pure, the same plan for the same input."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from splitter import cohesion
from splitter.config import Settings
from splitter.dependencies import Bindings, bindings
from splitter.division import divide
from splitter.findings import finding
from splitter.grouping import group
from splitter.grouping.given import GivenGrouping, follow
from splitter.languages import Language, language_of, suffixes
from splitter.lexical import count_lines
from splitter.model import (
    Atom,
    Finding,
    Group,
    Grouping,
    Limit,
    Module,
    Part,
    Plan,
    Refused,
    Source,
    Unit,
    UnitKind,
)
from splitter.naming import given_names, part_names, retired_name, title_of
from splitter.proof import prove
from splitter.proof.readings import Granted
from splitter.rendering import limit_words, render
from splitter.retirement import retirement
from splitter.sharing import borrowed_names, module_name, shared_units


def plan(source: Source, settings: Settings, template: str, given: GivenGrouping | None = None) -> Plan:
    """Plan, render and prove the split of one file.

    ``template`` is the text of the header template, ``given`` a grouping to follow instead of making
    one. What stops the file is an ``error`` among the
    plan's findings; a file within the limit gives a plan without parts.
    """
    name = PurePath(source.path).name
    empty = Plan(
        path=source.path,
        sha256=source.sha256,
        size=len(source.data),
        language="",
        tests=(),
        limit=settings.limit,
        retired=retired_name(name),
        source=source,
    )
    language = language_of(source.path)
    if language is None:
        known = ", ".join(suffixes())
        return _stopped(empty, finding("S105", f"{name} has none of the suffixes {known}", path=source.path))
    empty = replace(empty, language=language.name)
    ceiling = language.most_tests(source.text)
    if not _over(settings.limit, ceiling, source.text):
        return replace(
            empty, reason=f"at most {_tests(ceiling)}, within {limit_words(settings.limit)}: left alone"
        )
    try:
        with collector_paused():
            # Whoever gives a grouping may divide any class, not only one that is over the limit.
            looked_at = replace(settings, max_tests=1, max_lines=None) if given else settings
            return _split(empty, language, language.read(source, looked_at), settings, template, given)
    except Refused as refused:
        return _stopped(empty, *refused.findings)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Syntax trees are hundreds of thousands of objects and no garbage; looking for some costs a fifth."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _split(
    empty: Plan,
    language: Language,
    module: Module,
    settings: Settings,
    template: str,
    given: GivenGrouping | None,
) -> Plan:
    found = replace(
        empty, tests=tuple(t.name for t in module.tests), units=module.units, findings=module.findings
    )
    if not found.ok:
        return found
    if not _over(settings.limit, len(module.tests), module.source.text):
        return replace(
            found, reason=f"{_tests(len(module.tests))}, within {limit_words(settings.limit)}: left alone"
        )
    bound = bindings(module)
    atoms = cohesion.atoms(bound)
    found = _with(found, *cohesion.strays(bound), *cohesion.stuck(module, atoms, settings.limit))
    if not found.ok:
        return found
    stem = PurePath(empty.path).stem
    name = PurePath(empty.path).name
    if given is None:
        grouping = group(atoms, settings.limit, settings, stem=stem)
        grouping = divide(module, grouping, settings.limit, settings, stem)
        names = part_names(name, [g.name for g in grouping.groups], settings.name, settings.test_files)
    else:
        grouping = follow(module, atoms, given)
        names = given_names(name, [part.name for part in given.parts], settings.test_files)
        found = _with(found, *_over_by_grouping(module, grouping, names.names, settings.limit))
    if len(grouping.groups) < 2:
        return _with(found, _indivisible(module, atoms))
    found = _with(replace(found, strategy=grouping.strategy, reason=grouping.reason), *names.findings)
    if not found.ok:
        return found
    if settings.helpers == "module" and not language.borrows:
        return _with(found, finding("S312", f"{language.name} parts have copies", path=empty.path))
    parts = _parts(language, bound, grouping, names.names, stem, settings)
    outputs = render(module, language, parts, settings, template)
    found = _with(found, *_set_up_again(module, parts))
    end = retirement(module.source, language, parts, settings)
    proved = replace(found, parts=parts, outputs=outputs, retirement=end)
    flaws = prove(language, module.source, outputs, path=empty.path, granted=_granted(settings, parts))
    return _stopped(proved, *flaws) if flaws else proved


def _granted(settings: Settings, parts: Sequence[Part]) -> Granted:
    lender = next((part.lender for part in parts if part.lender), "")
    return Granted(enabling=settings.enable_disabled, main=settings.add_main, lender=lender)


def _stopped(plan: Plan, *findings: Finding) -> Plan:
    """The plan without anything to carry out."""
    return replace(_with(plan, *findings), parts=(), outputs=())


def _with(plan: Plan, *findings: Finding) -> Plan:
    return replace(plan, findings=(*plan.findings, *findings))


def _over(limit: Limit, tests: int, text: str) -> bool:
    return limit.exceeded_by(tests, count_lines(text) + (not text.endswith(("\n", "\r"))))


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"


def _indivisible(module: Module, atoms: Sequence[Atom]) -> Finding:
    biggest = max(atoms, key=lambda atom: atom.tests)
    return finding(
        "S203",
        f"all {_tests(len(module.tests))} would stay in one part: {cohesion.why(module, biggest)}",
        path=module.source.path,
    )


def _set_up_again(module: Module, parts: Sequence[Part]) -> Iterator[Finding]:
    """What lives longer than a test is now set up in each part that has it."""
    count = Counter(index for part in parts for index in part.units)
    for unit in module.units:
        if unit.scope and count[unit.index] > 1:
            message = (
                f"{unit.words} ({unit.scope} scope) is set up in {count[unit.index]} parts instead of once"
            )
            yield finding("S204", message, path=module.source.path, line=unit.line)


def _over_by_grouping(
    module: Module, grouping: Grouping, names: Sequence[str], limit: Limit
) -> Iterator[Finding]:
    """The parts that a given grouping makes bigger than the limit, though no rule asks for it."""
    for one, name in zip(grouping.groups, names, strict=True):
        tests, lines = sum(a.tests for a in one.atoms), sum(a.lines for a in one.atoms)
        if len(one.atoms) > 1 and limit.exceeded_by(tests, lines):
            message = f"{name} has {_tests(tests)} in {lines} lines, over {limit_words(limit)}"
            yield finding("S464", message, path=module.source.path)


# Which units go to which part


@dataclass
class _Draft:
    """A part under construction: the units it holds, imports and banners apart."""

    group: Group
    tests: frozenset[int]
    names: frozenset[str]
    """Names that its runner needs."""
    members: Mapping[int, tuple[str, ...]]
    """For a divided class: the tests that are here."""
    reads: Mapping[int, frozenset[str]]
    """For a divided class: what its share needs."""
    held: frozenset[int] = frozenset()


_PLACED_LAST = (UnitKind.IMPORT, UnitKind.BANNER, UnitKind.TRAILER)


def _parts(
    language: Language,
    bound: Bindings,
    grouping: Grouping,
    names: Sequence[str],
    stem: str,
    settings: Settings,
) -> tuple[Part, ...]:
    module = bound.module
    shared = bound.closure(u.index for u in module.units if u.everywhere and u.kind is not UnitKind.TEST)
    drafts = [_draft(language, bound, one, shared) for one in grouping.groups]
    _house(bound, drafts)
    docstring = module.docstring.content if module.docstring else None
    sections = tuple(_sections(module.units))
    last = _last(drafts)
    lent: frozenset[int] = frozenset()
    if settings.helpers == "module":
        lent = shared_units(bound, [draft.held for draft in drafts])
    lender = module_name(PurePath(module.source.path).name, settings.test_files) if lent else ""
    parts = [
        _part(
            bound,
            draft,
            name,
            title_of(stem, draft.group.title, docstring),
            sections,
            lent=lent,
            lender=lender,
            is_last=draft is last,
        )
        for draft, name in zip(drafts, names, strict=True)
    ]
    if lent:
        title = title_of(stem, "", docstring).removesuffix("tests") + "test helpers"
        parts.append(_lending(bound, lent, lender, title, sections))
    return tuple(parts)


def _lending(
    bound: Bindings, lent: frozenset[int], name: str, title: str, sections: Sequence[_Section]
) -> Part:
    """The module of shared helpers: a part without tests, and without what only acts."""
    units = bound.module.units
    stars = {u.index for u in bound.imports if u.everywhere}
    top = {u.index for u in units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING)}
    held = set(lent) | stars | top
    needed = bound.names_needed(lent)
    trimmed: dict[int, tuple[str, ...]] = {}
    for unit in bound.imports:
        kept = tuple(n.bound for n in unit.imports if n.used and n.bound in needed)
        if kept:
            held.add(unit.index)
        if kept and len(kept) < len(unit.imports):
            trimmed[unit.index] = kept
    held |= {s.banner for s in sections if not s.tests and not s.units.isdisjoint(lent)}
    return Part(name, "helpers", "shared", title, tuple(sorted(held)), (), trimmed)


def _draft(language: Language, bound: Bindings, one: Group, shared: frozenset[int]) -> _Draft:
    module = bound.module
    tests = frozenset(i for atom in one.atoms for i in atom.units)
    runner = language.runner_reads(module, _names_of(module, tests))
    members = _members(module, one)
    reads = {index: _share_reads(module.units[index], kept) for index, kept in members.items()}
    draft = _Draft(one, tests, runner, members, reads)
    draft.held = shared | bound.closure(tests, runner, reads)
    return draft


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


def _share_reads(unit: Unit, tests: Sequence[str]) -> frozenset[str]:
    return unit.frame.union(*(member.reads for member in unit.members if member.test in tests))


def _names_of(module: Module, indices: frozenset[int]) -> frozenset[str]:
    return frozenset(name for i in indices for name in module.units[i].names)


def _house(bound: Bindings, drafts: Sequence[_Draft]) -> None:
    """Give what no part needs (dead helpers, notes) to the part of the next test, or of the last."""
    module = bound.module
    housed = frozenset().union(*(draft.held for draft in drafts))
    owners: defaultdict[int, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        for index in draft.tests:
            owners[index].append(draft)
    order = sorted(owners)
    for unit in module.units:
        if unit.index in housed or unit.kind in _PLACED_LAST:
            continue
        owner = owners[_nearest(order, unit)][0]
        closure = bound.closure([unit.index])
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
        housed |= closure


def _nearest(tests: Sequence[int], unit: Unit) -> int:
    """The test that follows, or the one before a note, which more often says something about it."""
    before = [i for i in tests if i < unit.index]
    after = [i for i in tests if i > unit.index]
    if unit.kind is UnitKind.NOTE:
        return (before[-1:] or after[:1])[0]
    return (after[:1] or before[-1:])[0]


def _part(
    bound: Bindings,
    draft: _Draft,
    name: str,
    title: str,
    sections: Sequence[_Section],
    *,
    lent: frozenset[int],
    lender: str,
    is_last: bool,
) -> Part:
    units = bound.module.units
    held = {i for i in draft.held if units[i].kind is not UnitKind.IMPORT and i not in lent}
    needed = bound.names_needed(held, draft.names, draft.reads)
    trimmed: dict[int, tuple[str, ...]] = {}
    for unit in bound.imports:
        kept = tuple(n.bound for n in unit.imports if not n.used or n.bound in needed)
        if kept or unit.everywhere:
            held.add(unit.index)
        if kept and len(kept) < len(unit.imports):
            trimmed[unit.index] = kept
    held |= {section.banner for section in sections if section.is_shown(held, draft.tests)}
    if is_last:
        held |= _trailer(units)
    order = tuple(sorted(held))
    tests = tuple(test for i in order for test in draft.members.get(i, tuple(t.name for t in units[i].tests)))
    borrowed = borrowed_names(units, lent, needed)
    return Part(
        name=name,
        group=draft.group.name,
        subject=draft.group.title,
        title=title,
        units=order,
        tests=tests,
        imports=trimmed,
        members=draft.members,
        borrowed=borrowed,
        lender=lender if borrowed else "",
    )


@dataclass(frozen=True)
class _Section:
    """A section comment with what stands under it, up to the next one."""

    banner: int
    tests: frozenset[int]
    units: frozenset[int]
    touched: int | None
    """The unit directly below: it is that unit's comment too (statsmodels' test_gmm)."""

    def is_shown(self, held: Set[int], tests: Set[int]) -> bool:
        """Whether a test of it is in a part, or anything of it where it has no tests."""
        shown = not tests.isdisjoint(self.tests) if self.tests else not held.isdisjoint(self.units)
        return shown or self.touched in held


def _sections(units: Sequence[Unit]) -> Iterator[_Section]:
    banners = [u.index for u in units if u.kind is UnitKind.BANNER]
    for banner, following in pairwise([*banners, len(units)]):
        section = range(banner + 1, following)
        touches = following > banner + 1 and units[banner + 1].start == units[banner + 1].body
        yield _Section(
            banner,
            frozenset(i for i in section if units[i].kind is UnitKind.TEST),
            frozenset(section),
            banner + 1 if touches else None,
        )


def _last(drafts: Sequence[_Draft]) -> _Draft:
    """The draft with the last test."""
    return max(reversed(drafts), key=lambda draft: max(draft.tests))


def _trailer(units: Sequence[Unit]) -> set[int]:
    """What stands after the last statement, and banners over nothing: they go with the last test."""
    found = {u.index for u in units if u.kind is UnitKind.TRAILER}
    if units and units[-1].kind is UnitKind.BANNER:
        found.add(units[-1].index)
    return found
