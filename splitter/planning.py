"""A source and settings to a plan: pure, the same plan for the same input."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath

from splitter import cohesion
from splitter.assignment import assign
from splitter.basics import Finding, Limit, Refused
from splitter.config import Settings
from splitter.dependencies import bindings
from splitter.findings import finding
from splitter.grouping.given import GivenGrouping, follow
from splitter.languages import Language, language_of, suffixes
from splitter.layout import first_file, names_in_package, package_folder
from splitter.lexical import count_lines
from splitter.model import Atom, Deepened, Grouping, Lendable, Module, Part, Plan, Source, Surroundings
from splitter.naming import given_names, part_names, retired_name
from splitter.partition import CONFTEST, partition
from splitter.proof import prove
from splitter.proof.readings import Granted
from splitter.rendering import limit_words, render
from splitter.retirement import retirement
from splitter.sharing import movable_units


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
    if settings.helpers == "conftest" and settings.layout != "package":
        message = "--helpers conftest: fixtures in the folder's conftest.py would reach other files there"
        return _with(found, finding("S137", message, path=empty.path))
    folder = ""
    deeper = language.deepened(module) if settings.layout == "package" else Deepened()
    found = _with(found, *deeper.findings)
    if settings.layout == "package" and found.ok:
        folder = package_folder(PurePath(empty.path).name, module.source.around)
        if not folder:
            message = "every name for the folder is taken, or means another module"
            found = _with(found, finding("S136", message, path=empty.path))
        module = _in_a_package(module)
    if not found.ok:
        return found
    bound = bindings(module)
    lendable = _lendable(language, module, settings)
    movable = movable_units(bound, lendable) if lendable and settings.helpers != "auto" else frozenset[int]()
    atoms = cohesion.atoms(bound, frozenset(name for i in movable for name in module.units[i].names))
    found = _with(found, *cohesion.strays(bound), *cohesion.stuck(module, atoms, settings.limit))
    if not found.ok:
        return found
    stem = PurePath(empty.path).stem
    name = PurePath(empty.path).name
    if given is None:
        grouping = assign(language, module, atoms, settings, stem)
        naming = names_in_package if folder else part_names
        names = naming(name, [g.name for g in grouping.groups], settings.name, settings.test_files)
    else:
        grouping = follow(module, atoms, given)
        own = [part.name.removeprefix(f"{folder}/") for part in given.parts]
        names = given_names(name, own, settings.test_files, beside=not folder)
        found = _with(found, *_over_by_grouping(module, grouping, names.names, settings.limit))
    if len(grouping.groups) < 2:
        return _with(found, _indivisible(module, atoms))
    found = replace(
        found,
        strategy=grouping.strategy,
        reason=grouping.reason,
        offers=grouping.offers,
        chosen=settings.choose if grouping.offers else 1,
    )
    found = _with(found, *names.findings)
    if not found.ok:
        return found
    parts = partition(language, bound, grouping, names.names, stem, settings, lendable)
    if folder:
        parts = (first_file(module, folder, stem), *(_inside(folder, part) for part in parts))
    outputs = render(module, language, parts, settings, template, deeper.dots)
    found = _with(found, *_set_up_again(module, parts))
    if lendable is not None:
        found = _with(found, *_lent(module, lendable, parts, settings))
    end = retirement(module.source, language, parts, settings)
    proved = replace(found, parts=parts, outputs=outputs, retirement=end)
    allowed = granted(settings, parts)
    flaws = prove(language, module.source, outputs, path=empty.path, granted=allowed)
    return _stopped(proved, *flaws) if flaws else proved


def granted(settings: Settings, parts: Sequence[Part]) -> Granted:
    """What the proof may find in these parts beside a split."""
    lender = next((part.lender for part in parts if part.lender), "")
    package = any(part.borrows_from.startswith(".") for part in parts)
    bare = next((part.name for part in parts if part.name.endswith("/__init__.py")), "")
    conftest = next((part.name for part in parts if PurePath(part.name).name == CONFTEST), "")
    return Granted(
        enabling=settings.enable_disabled,
        main=settings.add_main,
        lender=lender,
        bare=bare,
        deeper=bool(bare),
        package=package,
        conftest=conftest,
    )


def _lendable(language: Language, module: Module, settings: Settings) -> Lendable | None:
    """What a module of shared helpers may hold; ``None`` if there is to be none.

    Nobody asked for one in ``auto``: so it does not come where anything is to be said against it.
    """
    text = module.source.text
    if settings.helpers == "copy" or (settings.helpers == "auto" and not language.registers(text)):
        return None
    lendable = language.lendable(module)
    return None if settings.helpers == "auto" and lendable.findings else lendable


def _in_a_package(module: Module) -> Module:
    """The module with what will be around its parts: a new package."""
    before = module.source.around
    around = Surroundings(package=True, test_files=before.test_files, fixtures=before.fixtures)
    return replace(module, source=replace(module.source, around=around))


def _inside(folder: str, part: Part) -> Part:
    """A part with its file names in the package."""
    lender = f"{folder}/{part.lender}" if part.lender else ""
    return replace(part, name=f"{folder}/{part.name}", lender=lender)


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
    given = {i for part in parts if PurePath(part.name).name == CONFTEST for i in part.units}
    for unit in module.units:
        if unit.scope in ("module", "class") and unit.index in given:
            message = f"{unit.words} ({unit.scope} scope) is set up for each part that asks for it"
            yield finding("S204", message, path=module.source.path, line=unit.line)
        elif unit.scope and count[unit.index] > 1:
            message = (
                f"{unit.words} ({unit.scope} scope) is set up in {count[unit.index]} parts instead of once"
            )
            yield finding("S204", message, path=module.source.path, line=unit.line)


def _lent(module: Module, lendable: Lendable, parts: Sequence[Part], settings: Settings) -> Iterator[Finding]:
    """What a module of shared helpers means to those who use it."""
    path = module.source.path
    lender = next((part.lender for part in parts if part.lender), "")
    if not lender:
        return
    yield from lendable.findings
    lent = next(part.units for part in parts if part.name == lender)
    units = [module.units[index] for index in lent if index in lendable.units]
    asserting = [unit for unit in units if unit.index in lendable.asserts]
    if asserting:
        words = ", ".join(unit.words for unit in asserting[:3]) + (", ..." if len(asserting) > 3 else "")
        message = f"{lender}: a failing assert of {words} shows no values: pytest rewrites only test files"
        yield finding("S132", message, path=path, line=asserting[0].line)
    if settings.helpers == "auto":
        words = ", ".join(unit.words for unit in units if unit.index in lendable.registered)
        message = f"{words}: registered when defined, so once, in {lender}"
        yield finding("S231", message, path=path, line=units[0].line)
    changed = frozenset(name for unit in module.units for name in unit.writes)
    for unit in units:
        if names := [name for name in unit.names if name in changed]:
            message = f"{', '.join(names)} is one object of {lender}, which tests of several parts may change"
            yield finding(
                "S230",
                f"{message}; a part run alone sees only its own tests' changes",
                path=path,
                line=unit.line,
            )


def _over_by_grouping(
    module: Module, grouping: Grouping, names: Sequence[str], limit: Limit
) -> Iterator[Finding]:
    """The parts that a given grouping makes bigger than the limit, though no rule asks for it."""
    for one, name in zip(grouping.groups, names, strict=True):
        tests, lines = sum(a.tests for a in one.atoms), sum(a.lines for a in one.atoms)
        if len(one.atoms) > 1 and limit.exceeded_by(tests, lines):
            message = f"{name} has {_tests(tests)} in {lines} lines, over {limit_words(limit)}"
            yield finding("S464", message, path=module.source.path)
