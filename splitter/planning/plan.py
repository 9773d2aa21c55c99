"""A source and settings to a plan: pure, the same plan for the same input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.grouping.given import GivenGrouping, follow
from splitter.grouping.group_file import GroupFile
from splitter.languages import language_of, suffixes
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import ANY_SIZE, Finding, Limit, Refused
from splitter.model.module import Module, Source
from splitter.model.nesting import refused_if_too_deep
from splitter.model.plan import Atom, Grouping, PartRole, Plan
from splitter.planning import over_the_limit, tied_tests
from splitter.planning.additions import allowed_additions
from splitter.planning.divided_classes import grouped
from splitter.planning.drafting import Work
from splitter.planning.extending import extended
from splitter.planning.fitting import Draft, fitted
from splitter.planning.keeping_name import importers_told
from splitter.planning.keeping_rest import (
    all_in_one,
    check_possible,
    nothing_stays,
    with_one_rest,
)
from splitter.planning.measuring import measure
from splitter.planning.named_tests import named_tests
from splitter.planning.package_layout import place_of
from splitter.planning.part_sizes import Sizes
from splitter.planning.remarks import not_as_many, remarks, uncounted
from splitter.planning.timed_groups import grouped_by_time
from splitter.planning.timed_groups import remarks as over_the_time
from splitter.planning.times import Times, times_of
from splitter.project.siblings import origin
from splitter.proof import prove
from splitter.rendering.extension import Unextendable
from splitter.rendering.header import limit_words
from splitter.rendering.retired_original import retirement
from splitter.text.file_names import retired_name
from splitter.text.generated import generated
from splitter.timing.durations import Durations

PACKAGE = "__init__"
"""The stem of a file that makes its folder a package."""

Given = GivenGrouping | GroupFile
"""A grouping that somebody has made, of all tests or of some."""


def plan(
    source: Source,
    settings: Settings,
    template: str,
    given: Given | None = None,
    durations: Durations | None = None,
) -> Plan:
    """Plan, render and prove the split of one file.

    ``template`` is the text of the header template, ``given`` a grouping to follow whatever the file's size,
    ``durations`` is what is known of how long its tests take.
    What stops the file is an ``error`` among the plan's findings; without such a grouping a file within the
    limit gives a plan without parts.
    """
    name = source.name
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
        return empty.stopped(finding("S105", f"it has none of the suffixes {known}", path=source.path))
    # A part stands in the original's folder, so that only names matter.
    test_files = tuple(p for p in settings.test_files or language.test_files if "/" not in p)
    settings = replace(settings, test_files=test_files, default=language.default)
    empty = replace(empty, language=language.name, limit=settings.limit)
    earlier = _earlier(source) if settings.is_free and given is None else ""
    if earlier:
        settings = replace(settings, named=False)
    ceiling = language.bound(source.text, None, source.around.conventions)
    if not _occasion(settings, given).may_be_exceeded_by(ceiling, source.lines):
        return replace(
            empty,
            reason=_left_alone(f"at most {_tests(ceiling)}", settings, earlier)
            if ceiling or earlier
            else "no tests in it: left alone",
        )
    maker = "" if settings.generated else generated(source.text)
    if maker and not settings.named:
        return replace(empty, reason=f"a program writes it ({maker}): left alone without --generated")
    try:
        with refused_if_too_deep(source.path):
            # Any class may have to be divided, not only one that is over the limit: whoever gives a grouping
            # may do so, what else a part has is not known yet, and tests of a class may be tied to others.
            module = language.read(source, replace(settings, max_tests=1, max_lines=None))
            wanted = settings.max_seconds is not None and given is None
            times = None if durations is None else times_of(module, durations, wanted=wanted)
            made = _split(empty, language, module, settings, template, given, times)
    except Refused as refused:
        return empty.stopped(*refused.findings)
    return made.told(finding("S313", maker, path=source.path)) if maker and made.parts else made


def _split(
    empty: Plan,
    language: Language,
    module: Module,
    settings: Settings,
    template: str,
    given: Given | None,
    times: Times | None,
) -> Plan:
    """Place, tie, group, name and assign, render, prove: a step that finds an error is the last."""
    found = replace(
        empty, tests=tuple(t.name for t in module.tests), units=module.units, findings=module.findings
    )
    read = bool(module.units) or found.ok
    size = (len(module.tests), module.source.lines, times.whole if times else 0)
    if read and not _occasion(settings, given).exceeded_by(*size):
        reason = _left_alone(_tests(len(module.tests)), settings)
        return replace(found, reason=reason, findings=uncounted(module, settings))
    found = found.told(*uncounted(module, settings))
    if not found.ok:
        return found
    check_possible(module.source, settings)
    if PurePath(found.path).stem == PACKAGE:
        return found.told(finding("S145", "the folder is a package by this file", path=found.path))
    settings = _in_order(module, settings)
    place = place_of(language, module, settings)
    found = found.told(*place.findings)
    if not found.ok:
        return found
    work = Work.of(language, place, settings, template)
    atoms = work.atoms
    found = found.told(
        *tied_tests.statements_that_need_tests(work.bound),
        *tied_tests.stuck(place.module, atoms, settings.limit),
    )
    if not found.ok:
        return found
    sizes = measure(language, work.bound, atoms, settings, template, work.movable)
    draft, said = _grouped(work, sizes, given, times)
    if len(draft.grouping.groups) < 2:
        if given is None and not settings.limit.exceeded_by(*size):
            return replace(found, reason=f"{draft.grouping.reason}: left alone", findings=())
        return found.told(over_the_limit.whole(sizes, atoms, given=given is not None))
    found = _by(found, draft.grouping, settings).told(*draft.findings)
    found = found.told(*importers_told(place.module, draft.parts)) if found.ok else found
    if not found.ok:
        return found
    found = found.told(
        *said,
        *over_the_limit.findings(sizes, draft, given=given is not None),
        *remarks(place.module, work.shareable, draft.parts, settings),
    )
    if given is None:
        found = found.told(*not_as_many(found.path, draft.parts, settings, found.strategy))
    if times is not None:
        found = replace(found, timing=times.timing([p for p in draft.parts if p.role is PartRole.TESTS]))
        found = found.told(
            *times.remarks(found.path), *over_the_time(draft, place.module, times, settings.limit)
        )
    end = retirement(place.module.source, language, draft.parts, settings, draft.outputs)
    proved = replace(found, parts=draft.parts, outputs=draft.outputs, retirement=end)
    allowed = allowed_additions(settings, draft.parts, place.module.source.around)
    flaws = prove(language, place.module.source, draft.outputs, path=empty.path, allowed=allowed)
    if flaws:
        return proved.stopped(*flaws)
    try:
        proved = extended(proved, language, settings)
    except Unextendable as why:  # then they stay in the parts
        return _split(empty, language, _without_fixtures_file(module, why), settings, template, given, times)
    return proved.told(*nothing_stays(proved, settings))


def _without_fixtures_file(module: Module, why: Unextendable) -> Module:
    around = module.source.around
    assert around.reach is not None
    reach = replace(around.reach, barred=str(why))
    return replace(module, source=replace(module.source, around=replace(around, reach=reach)))


def _in_order(module: Module, settings: Settings) -> Settings:
    """Tests that may see what others leave behind stay in their order, unless another one is asked for.

    Runners take files by their names, so that all tests run as they did before. Such parts have no subject:
    there are no more of them than the limit asks for, as each repeats what its tests need.
    """
    if not module.in_order or settings.by != "auto":
        return settings
    most = settings.limit.max_lines
    is_over = most is not None and module.source.lines > most
    return replace(settings, by="chunk", target_lines=most if most and is_over else settings.target_lines)


def _by(found: Plan, grouping: Grouping, settings: Settings) -> Plan:
    return replace(
        found,
        strategy=grouping.strategy,
        reason=grouping.reason,
        offers=grouping.offers or (),
        chosen=settings.choose if grouping.offers else 1,
    )


def _grouped(
    work: Work, sizes: Sizes, given: Given | None, times: Times | None
) -> tuple[Draft, Sequence[Finding]]:
    """The atoms in written parts, and what is to be said of how they came there."""

    def by_rule(atoms: Sequence[Atom]) -> Callable[[Sizes], Grouping]:
        if times is not None and work.settings.max_seconds is not None:
            return lambda sizes: grouped_by_time(atoms, sizes, times, work.settings, work.stem)
        wanted = work.wanted
        seen = wanted.looked_at(atoms)
        return lambda sizes: with_one_rest(grouped(seen, sizes, wanted), work.settings)

    if given is None:
        return fitted(sizes, by_rule(work.atoms), work.drafted), ()
    if isinstance(given, GivenGrouping):
        return work.drafted(follow(work.place.module, work.atoms, given), given), ()
    named = named_tests(work.place.module, work.atoms, given)

    def drafted(grouping: Grouping) -> Draft:
        return work.drafted(named.told(grouping))

    rest = named.rest
    stay = work.settings.keep_rest and bool(rest)
    draft = fitted(sizes, (lambda _: all_in_one(rest)) if stay else by_rule(rest), drafted, named.groups)
    return draft, tuple(named.remark(draft.parts, work.place.module.source.path))


def _earlier(source: Source) -> str:
    """The file whose split a file is from: the one that its header names, or itself if it is what stayed."""
    name = source.name
    found = origin(source.text, name, source.around.taken)
    return found or (name if source.around.kindred else "")


def _left_alone(held: str, settings: Settings, earlier: str = "") -> str:
    if earlier:
        return f"a part of {earlier}, within {limit_words(settings.limit)}: left alone"
    if settings.is_free:
        return f"{held}, fewer than {settings.default.named}: left alone"
    return f"{held}, within {limit_words(settings.limit)}: left alone"


def _occasion(settings: Settings, given: Given | None) -> Limit:
    """Above what a file is split: a grouping that is given is an occasion by itself."""
    return settings.occasion if given is None else ANY_SIZE


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"
