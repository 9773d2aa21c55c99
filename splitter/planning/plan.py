"""A source and settings to a plan: pure, the same plan for the same input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.grouping.given import GivenGrouping, follow
from splitter.languages import language_of, suffixes
from splitter.languages.evidence import with_evidence
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, lines_in
from splitter.model.plan import (
    Grouping,
    Module,
    Part,
    PartRole,
    Plan,
    Relocation,
    Shareable,
    Source,
)
from splitter.planning import over_the_limit, tied_tests
from splitter.planning.assignment import LOOKING, Wanted
from splitter.planning.dependencies import bindings
from splitter.planning.fitting import Draft, fitted
from splitter.planning.measuring import measure
from splitter.planning.package_layout import first_file, names_in_package, package_folder
from splitter.planning.part_names import given_names, part_names
from splitter.planning.parts import partition
from splitter.planning.shared_helpers import movable_units
from splitter.project.siblings import origin
from splitter.proof import prove
from splitter.proof.readings import AllowedAdditions
from splitter.rendering.header import limit_words
from splitter.rendering.parts import render
from splitter.rendering.retired_original import retirement
from splitter.text.file_names import retired_name


def plan(source: Source, settings: Settings, template: str, given: GivenGrouping | None = None) -> Plan:
    """Plan, render and prove the split of one file.

    ``template`` is the text of the header template, ``given`` a grouping to follow instead of making
    one. What stops the file is an ``error`` among the plan's findings; a file within the limit gives a
    plan without parts.
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
    test_files = settings.test_files or language.test_files
    settings = replace(settings, test_files=test_files, default=language.default)
    empty = replace(empty, limit=settings.limit)
    earlier = origin(source.text, name, source.around.taken) if settings.is_free and given is None else ""
    if earlier:
        settings = replace(settings, named=False)
    ceiling = language.bound(source.text, None, source.around.conventions)
    if not settings.takes(ceiling, lines_in(source.text)):
        return replace(empty, reason=_left_alone(f"at most {_tests(ceiling)}", settings, earlier))
    try:
        # Whoever gives a grouping may divide any class, not only one that is over the limit; and which
        # ones a limit of lines divides is known only once it is known what else their parts have.
        any_class = given is not None or settings.limit.max_lines is not None or settings.by in LOOKING
        looked_at = replace(settings, max_tests=1, max_lines=None) if any_class else settings
        return _split(empty, language, language.read(source, looked_at), settings, template, given)
    except Refused as refused:
        return _stopped(empty, *refused.findings)
    except (
        RecursionError
    ):  # a file less deep than parsers can read, and deeper than what is asked of its trees
        return _stopped(empty, finding("S114", "its statements nest too deeply", path=source.path))


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
    read = bool(module.units) or found.ok
    if read and not settings.takes(len(module.tests), lines_in(module.source.text)):
        reason = _left_alone(_tests(len(module.tests)), settings)
        return replace(found, reason=reason, findings=())  # what would hinder a split does not matter here
    if not found.ok:
        return found
    around = module.source.around
    found, module, folder, deeper = _placed(found, language, module, settings)
    if not found.ok:
        return found
    bound = bindings(module)
    shareable = _shareable(language, module, settings)
    movable = (
        movable_units(bound, shareable) if shareable and settings.helpers != "auto" else frozenset[int]()
    )
    shared = movable_units(bound, shareable) if shareable else frozenset[int]()
    alone = frozenset(unit.index for unit in module.units if unit.once and unit.index not in shared)
    state = frozenset(name for i in movable for name in module.units[i].names)
    atoms = tied_tests.atoms(bound, state, alone)
    found = _with(
        found, *tied_tests.statements_that_need_tests(bound), *tied_tests.stuck(module, atoms, settings.limit)
    )
    if not found.ok:
        return found
    stem = PurePath(empty.path).stem
    name = PurePath(empty.path).name

    def laid_out(grouping: Grouping) -> Draft:
        groups = [one.name for one in grouping.groups]
        if given is not None:
            own = [part.name.removeprefix(f"{folder}/") for part in given.parts]
            names = given_names(name, own, settings.test_files, around, beside=not folder)
        else:
            naming = names_in_package if folder else part_names
            names = naming(name, groups, settings.name, settings.test_files, around)
        if len(groups) < 2 or names.findings:
            return Draft(grouping, names.findings)
        parts = partition(language, bound, grouping, names.names, stem, settings, shareable)
        if folder and language.deeper:
            face = first_file(module, f"{folder}/{language.deeper.first_file}", stem)
            parts = (face, *(_inside(folder, part) for part in parts))
        return Draft(grouping, (), parts, render(module, language, parts, settings, template, deeper.dots))

    sizes = measure(language, bound, atoms, settings, template, movable)
    if given is not None:
        draft = laid_out(follow(module, atoms, given))
    else:
        wanted = _wanted(language, module, settings, stem)
        draft = fitted(wanted.looked_at(atoms), sizes, wanted, laid_out)
    if len(draft.grouping.groups) < 2:
        if not settings.limit.exceeded_by(len(module.tests), lines_in(module.source.text)):
            return replace(found, reason=f"{draft.grouping.reason}: left alone", findings=())
        return _with(found, over_the_limit.whole(sizes, atoms, given=given is not None))
    found = _with(_grouped(found, draft.grouping, settings), *draft.findings)
    if not found.ok:
        return found
    found = _with(found, *over_the_limit.findings(sizes, draft, given=given is not None))
    found = _with(found, *_set_up_again(module, draft.parts))
    if shareable is not None:
        found = _with(found, *_about_shared_helpers(module, shareable, draft.parts, settings))
    end = retirement(module.source, language, draft.parts, settings)
    proved = replace(found, parts=draft.parts, outputs=draft.outputs, retirement=end)
    allowed = allowed_additions(settings, draft.parts)
    flaws = prove(language, module.source, draft.outputs, path=empty.path, allowed=allowed)
    return _stopped(proved, *flaws) if flaws else proved


def _grouped(found: Plan, grouping: Grouping, settings: Settings) -> Plan:
    return replace(
        found,
        strategy=grouping.strategy,
        reason=grouping.reason,
        offers=grouping.offers,
        chosen=settings.choose if grouping.offers else 1,
    )


def _placed(
    found: Plan, language: Language, module: Module, settings: Settings
) -> tuple[Plan, Module, str, Relocation]:
    """The package for the parts, if they are to have one, and the module as it is read there."""
    if settings.layout != "package":
        if settings.helpers == "conftest":
            message = "--helpers conftest: fixtures in the folder's conftest.py would reach other files there"
            found = _with(found, finding("S137", message, path=found.path))
        return found, module, "", Relocation()
    if language.deeper is None:
        message = f"the parts of a {language.name.capitalize()} file stand beside it"
        found = _with(found, finding("S134", message, path=found.path))
        return found, module, "", Relocation()
    folder = ""
    deeper = language.deeper.relocated(module)
    found = _with(found, *deeper.findings)
    if found.ok:
        folder = package_folder(PurePath(found.path).name, module.source.around)
        if not folder:
            message = "every name for the folder is taken, or means another module"
            found = _with(found, finding("S136", message, path=found.path))
    return found, _in_a_package(module), folder, deeper


def allowed_additions(settings: Settings, parts: Sequence[Part]) -> AllowedAdditions:
    """What the proof may find in these parts beside a split."""
    names = {part.role: part.name for part in parts}
    bare = names.get(PartRole.PACKAGE_FACE, "")
    return AllowedAdditions(
        enabling=settings.enable_disabled,
        closing=settings.add_main,
        helpers_module=names.get(PartRole.HELPERS, ""),
        bare=bare,
        deeper=bool(bare),
        package=any(part.helpers_import.startswith(".") for part in parts),
        conftest=names.get(PartRole.FIXTURES, ""),
    )


def _shareable(language: Language, module: Module, settings: Settings) -> Shareable | None:
    """What a module of shared helpers may hold; ``None`` if there is to be none.

    Nobody asked for one in ``auto``: so it does not come where anything is to be said against it.
    """
    unasked = settings.helpers == "auto"
    if settings.helpers == "copy" or (unasked and not any(u.once or u.unsure for u in module.units)):
        return None
    if language.sharing is None:
        if unasked:
            return None
        message = f"a {language.name.capitalize()} file can't import from one beside it"
        raise Refused(finding("S130", message, path=module.source.path))
    shareable = language.sharing.shareable(module)
    return None if unasked and (shareable.findings or not shareable.registered) else shareable


def _in_a_package(module: Module) -> Module:
    """The module with what will be around its parts: a new package."""
    around = replace(
        module.source.around, package=True, taken=frozenset(), hidden=frozenset(), importable=True
    )
    return replace(module, source=replace(module.source, around=around))


def _inside(folder: str, part: Part) -> Part:
    """A part with its file names in the package."""
    helpers_module = f"{folder}/{part.helpers_module}" if part.helpers_module else ""
    return replace(part, name=f"{folder}/{part.name}", helpers_module=helpers_module)


def _stopped(plan: Plan, *findings: Finding) -> Plan:
    """The plan without anything to carry out."""
    return replace(_with(plan, *findings), parts=(), outputs=())


def _with(plan: Plan, *findings: Finding) -> Plan:
    return replace(plan, findings=(*plan.findings, *findings))


def _wanted(language: Language, module: Module, settings: Settings, stem: str) -> Wanted:
    if settings.by not in LOOKING:
        return Wanted(settings, stem)
    return Wanted(settings, stem, lambda atoms: with_evidence(language, module, atoms))


def _left_alone(held: str, settings: Settings, earlier: str = "") -> str:
    if earlier:
        return f"a part of {earlier}, within {limit_words(settings.limit)}: left alone"
    if settings.is_free:
        return f"{held}, fewer than {settings.default.named}: left alone"
    return f"{held}, within {limit_words(settings.limit)}: left alone"


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"


def _set_up_again(module: Module, parts: Sequence[Part]) -> Iterator[Finding]:
    """What lives longer than a test is now set up in each part that has it."""
    count = Counter(index for part in parts for index in part.units)
    given = {i for part in parts if part.role is PartRole.FIXTURES for i in part.units}
    for unit in module.units:
        if unit.scope in ("module", "class") and unit.index in given:
            message = f"{unit.words} ({unit.scope} scope) is set up for each part that asks for it"
            yield finding("S204", message, path=module.source.path, line=unit.line)
        elif unit.scope and count[unit.index] > 1:
            message = (
                f"{unit.words} ({unit.scope} scope) is set up in {count[unit.index]} parts instead of once"
            )
            yield finding("S204", message, path=module.source.path, line=unit.line)


def _about_shared_helpers(
    module: Module, shareable: Shareable, parts: Sequence[Part], settings: Settings
) -> Iterator[Finding]:
    """What a module of shared helpers means to those who use it."""
    path = module.source.path
    helpers = next((part for part in parts if part.role is PartRole.HELPERS), None)
    if helpers is None:
        return
    yield from shareable.findings
    units = [module.units[index] for index in helpers.units if index in shareable.units]
    asserting = [unit for unit in units if unit.index in shareable.asserts]
    if asserting:
        words = ", ".join(unit.words for unit in asserting[:3]) + (", ..." if len(asserting) > 3 else "")
        message = (
            f"{helpers.name}: a failing assert of {words} shows no values: pytest rewrites only test files"
        )
        yield finding("S132", message, path=path, line=asserting[0].line)
    if settings.helpers == "auto":
        words = ", ".join(unit.words for unit in units if unit.index in shareable.registered)
        message = f"{words}: registered when defined, so once, in {helpers.name}"
        yield finding("S231", message, path=path, line=units[0].line)
    changed = frozenset(name for unit in module.units for name in unit.writes)
    for unit in units:
        if names := [name for name in unit.names if name in changed]:
            message = f"{', '.join(names)} is one object of {helpers.name}, which tests of several parts may"
            message += " change; a part run alone sees only its own tests' changes"
            yield finding("S230", message, path=path, line=unit.line)
