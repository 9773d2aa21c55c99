"""How the tests of a file are run: the functions that do it, and what must be known of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from splitter.config.settings import Settings
from splitter.languages.mojo.importers import grouped
from splitter.languages.mojo.main.counts import Counts
from splitter.languages.mojo.main.enabling import Enabling
from splitter.languages.mojo.main.held import ModuleNumbers
from splitter.languages.mojo.main.script import Script, Step, StepKind
from splitter.languages.mojo.main.steps import parse
from splitter.languages.mojo.outside import outside_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Module, Source, Unit, UnitKind

_DISCOVERY = re.compile(r"\bdiscover_tests\b(?!\s*\[\s*\()")
_CONSTANT = re.compile(
    r"(?:comptime|alias)[ \t]+\w+[ \t]*(?::[ \t]*\w+[ \t]*)?=[ \t]*(\d+)[ \t]*(?:#.*)?\s*\Z"
)
_SIGNATURE = re.compile(r"(?:async\s+)?(fn|def)\b[^(\[]*\(\s*\)\s*(raises\b)?")
_CHOICE = re.compile(r"""["']--(?:only|skip)["']""")
_ENTRY = re.compile(r"(?:fn|def)\s+\w+\s*\(\s*\)\s*(?:raises\s*)?(?:->\s*None\s*)?:")


@dataclass(frozen=True)
class Runners:
    """The functions that run tests, by the index of their unit: ``main()`` and what it delegates to."""

    scripts: Mapping[int, Script]
    counts: Mapping[int, Counts]
    tests: frozenset[str]
    idle: Mapping[str, str]
    """Tests that ``main()`` does not run -> why, as far as it says."""
    constants: Mapping[int, int] = field(default_factory=dict)
    """Constants of the module that count what a function runs -> that function; both by their unit."""
    added: str = ""
    """The signature of the ``main()`` that each part gets because the original has none."""
    unrun: frozenset[str] = frozenset()
    """Those of these tests that the parts do not run either."""
    entries: tuple[int, ...] = ()
    """The functions that such a ``main()`` calls, by their unit; none if it calls the tests."""


def runners(
    text: str,
    units: Sequence[Unit],
    tests: frozenset[str],
    dispatchers: Mapping[str, frozenset[str]],
    settings: Settings,
    newline: str,
) -> Runners:
    """Read the functions that run tests; ``dispatchers`` are those beside ``main()`` -> their tests."""
    scripts = _scripts(text, units, tests, dispatchers)
    order = [unit.words for unit in units if unit.kind is UnitKind.TEST]
    main = next((unit for unit in units if "main" in unit.names), None)
    idle: dict[str, str] = {}
    if main and main.index in scripts and not _discovers(scripts[main.index]):
        run = frozenset(name for script in scripts.values() for name in script.calls)
        idle = {name: _reason(scripts.values(), name) for name in order if name not in run}
    if idle and settings.enable_disabled:
        enabling = Enabling(scripts, {unit.index: unit.words for unit in units}, order, idle, newline)
        reached = {name: found | enabling.through(name) for name, found in dispatchers.items()}
        scripts = {
            index: enabling.enabled(index, script)
            for index, script in _scripts(text, units, tests, reached).items()
        }
    counts = _counts(text, units, scripts, {})
    constants = {
        unit.index: index
        for index, count in counts.items()
        for unit in units
        if count.constants.intersection(unit.names) and _CONSTANT.match(text, unit.head, unit.end)
    }
    adding = settings.add_main and not main and bool(tests)
    entries = tuple(_entries(text, units, scripts)) if adding else ()
    added = _signature(text, units, entries) if adding else ""
    unrun = frozenset[str]() if settings.enable_disabled else frozenset(idle)
    return Runners(scripts, counts, tests, idle, constants, added, unrun, entries)


def _entries(text: str, units: Sequence[Unit], scripts: Mapping[int, Script]) -> Sequence[int]:
    """Functions without arguments and results that run all tests, each once, and that no other one calls."""
    if not scripts:
        return []
    called = frozenset().union(*(script.names for script in scripts.values()))
    top = [index for index in scripts if units[index].words not in called]
    by_name = {units[index].words: script for index, script in scripts.items()}
    run = Counter(test for index in top for test in _run_by(units[index].words, by_name))
    whole = Counter(u.words for u in units if u.kind is UnitKind.TEST)
    return top if run == whole and all(_ENTRY.match(text, units[index].head) for index in top) else []


def _run_by(name: str, scripts: Mapping[str, Script]) -> Iterator[str]:
    """The tests that a function runs, itself or through others, as often as it does."""
    rest = {other: script for other, script in scripts.items() if other != name}
    for step in scripts[name].steps:
        yield from step.calls
        for other in step.names & rest.keys():
            yield from _run_by(other, rest)


def counts_of(
    module: Module, scripts: Mapping[int, Script], numbered: Mapping[int, bool]
) -> Mapping[int, Counts]:
    """The counts of functions that run other tests now; ``numbered`` are those whose prints are."""
    return _counts(module.source.text, module.units, scripts, numbered)


def _counts(
    text: str, units: Sequence[Unit], scripts: Mapping[int, Script], numbered: Mapping[int, bool]
) -> dict[int, Counts]:
    numbers, running = _numbers(text, units, scripts), frozenset(units[index].words for index in scripts)
    return {
        index: Counts(script, numbers, running - {units[index].words}, numbered=numbered.get(index))
        for index, script in scripts.items()
    }


def _numbers(text: str, units: Sequence[Unit], scripts: Mapping[int, Script]) -> ModuleNumbers:
    """The plain numbers of the module, who uses them, and its helpers."""
    found = ((unit, _CONSTANT.match(text, unit.head, unit.end)) for unit in units)
    constants = {unit.words: int(match[1]) for unit, match in found if match}
    users = (unit.reads - {unit.words} for unit in units if unit.index not in scripts)
    running = Counter(name for script in scripts.values() for name in script.names & constants.keys())
    shared = frozenset(name for name, count in running.items() if count > 1)
    helpers = {u.words: text[u.head : u.end] for u in units if u.kind is UnitKind.HELPER}
    return ModuleNumbers(constants, shared.union(*users), helpers)


def _scripts(
    text: str, units: Sequence[Unit], tests: frozenset[str], dispatchers: Mapping[str, frozenset[str]]
) -> dict[int, Script]:
    return {
        unit.index: parse(
            text[unit.head : unit.end],
            unit.line,
            tests,
            {name: found for name, found in dispatchers.items() if name not in unit.names},
        )
        for unit in units
        if unit.kind is UnitKind.RUNNER
    }


def _discovers(script: Script) -> bool:
    """Whether it runs whatever tests its file has."""
    code = (step.text for step in script.steps if step.kind is not StepKind.COMMENT)
    return any(_DISCOVERY.search(text) for text in code)


def _reason(scripts: Iterable[Script], name: str) -> str:
    """The line that names a test which is not run, with its number; "left out" where there is none."""
    told = re.compile(rf"\b{re.escape(name)}\b")
    for step in (step for script in scripts for step in script.steps):
        if step.kind in (StepKind.COMMENT, StepKind.PRINT):
            for number, line in enumerate(step.text.splitlines(), step.line):
                if told.search(line):
                    return f"line {number}: {line.strip()}"
    return "left out"


def _signature(text: str, units: Sequence[Unit], entries: Sequence[int]) -> str:
    """``main()`` with the keyword and the ``raises`` of what it calls: the file's own tests, or functions."""
    called = (unit for unit in units if unit.kind is UnitKind.TEST or unit.index in entries)
    found = [_SIGNATURE.match(text, unit.head) for unit in called]
    raises = " raises" if any(match and match[2] for match in found) else ""
    keyword = next((match[1] for match in found if match), "def")
    return f"{keyword} main(){raises}:"


def judge(
    found: Runners, units: Sequence[Unit], imported: frozenset[str], settings: Settings, source: Source
) -> Iterator[Finding]:
    """What must be known of how the tests are run; ``imported`` are names of tests of other modules."""
    path, unreadable = source.path, False
    for file, names in grouped(source.around.left_behind):
        yield finding("S141", f"{file} imports {names} from it", path=path)
    for one in _out_of_sight(found, units, path):
        unreadable = True
        yield one
    for index in found.scripts:
        for one in _undivided(found, units[index], imported, path):
            unreadable = unreadable or one.code == "S301"
            yield one
    if not found.tests:
        return
    yield from _repeated(found, units, path)
    main = next((unit for unit in units if "main" in unit.names), None)
    if found.added:
        yield finding(
            "S311", f"its {len(found.tests)} tests are run by their own file for the first time", path=path
        )
    elif main is None:
        yield finding("S305", _nobody(len(found.tests), source), path=path)
    elif found.idle and not unreadable:
        code = "S310" if settings.enable_disabled else "S304"
        listed = ", ".join(f"{name} ({why})" for name, why in found.idle.items())
        yield finding(code, listed, path=path, line=main.line)


def _nobody(tests: int, source: Source) -> str:
    """Who runs the tests of a file without a ``main()``, as far as the project shows."""
    files = [file for file, _ in grouped(outside_of(source).importers)]
    if files:
        return f"its {tests} tests are run by who imports it: {', '.join(files)}"
    return f"nothing in this file runs its {tests} tests, and no file of the project imports it"


def _out_of_sight(found: Runners, units: Sequence[Unit], path: str) -> Iterator[Finding]:
    """Ways to run tests that can't be followed: by another ``main`` than a function, or out of a test."""
    running = {name for index in found.scripts for name in units[index].names} - {"main"}
    for unit in units:
        if unit.index in found.scripts:
            continue
        if "main" in unit.names and found.tests:
            message = "main is no function of this file: what it runs can't be seen"
            yield finding("S301", message, path=path, line=unit.line)
        elif used := running & unit.reads:
            message = f"{unit.words or 'a statement'} uses {min(used)}(), which runs tests"
            yield finding("S301", message, path=path, line=unit.line)


def _undivided(found: Runners, unit: Unit, imported: frozenset[str], path: str) -> Iterator[Finding]:
    """What of one function can't be divided or counted."""
    script = found.scripts[unit.index]
    for name in sorted(imported & script.names):
        message = f"{unit.words}() runs {name}, which is imported: every part would run it"
        yield finding("S108", message, path=path, line=unit.line)
    for step in script.mixed:
        text = step.text.strip()
        yield finding("S301", f"one statement runs several tests: {text}", path=path, line=step.line)
    for step in script.entangled:
        text = step.text.strip().splitlines()[0]
        message = "a statement uses what calls of other tests gave"
        yield finding("S301", f"{message}: {text}", path=path, line=step.line)
    if chosen := _chosen(script, found.tests):
        message = "a suite is told tests by name, and fails in a part that lacks them"
        yield finding("S301", f"{message}: {chosen.text.strip()}", path=path, line=chosen.line)
    for step in found.counts[unit.index].undecided:
        yield finding("S302", step.text.strip().splitlines()[0], path=path, line=step.line)
    for step in found.counts[unit.index].doubtful():
        yield finding("S303", f"left as it is: {step.text.strip()}", path=path, line=step.line)
    if not script.body.steps:
        yield finding("S301", f"can't read the body of {unit.words}", path=path, line=unit.line)


def _chosen(script: Script, tests: Iterable[str]) -> Step | None:
    """Where a function names a test among the arguments of a suite, which has to have what they name."""
    steps = [step for step in script.steps if step.kind not in (StepKind.COMMENT, StepKind.PRINT)]
    if not any(_CHOICE.search(step.text) for step in steps):
        return None
    named = re.compile(f"""["'](?:{"|".join(map(re.escape, tests))})["']""")
    return next((step for step in steps if named.search(step.text)), None)


def _repeated(found: Runners, units: Sequence[Unit], path: str) -> Iterator[Finding]:
    """Calls of functions that are named as tests but need arguments: they belong to no test."""
    named = frozenset(u.words for u in units if u.kind is UnitKind.HELPER and u.words.startswith("test"))
    for index, script in found.scripts.items():
        for step in script.steps:
            for name in () if step.tests else sorted(step.names & named):
                message = f"{units[index].words}() calls {name}, which takes arguments: every part will"
                yield finding("S350", message, path=path, line=step.line)
