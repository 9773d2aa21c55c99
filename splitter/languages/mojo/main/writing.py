"""What runs the tests of a part: the original's functions with the calls of these tests alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from splitter.languages.mojo.main import script
from splitter.languages.mojo.main.shortening import restrict
from splitter.languages.mojo.module import is_retitled, runners_of
from splitter.languages.mojo.titles import names_of, retitled
from splitter.model.module import Module, Unit, UnitKind
from splitter.text.names import spelled


def needs(module: Module, tests: frozenset[str]) -> frozenset[str]:
    """What the kept steps of every function that runs tests refer to."""
    runners = runners_of(module)
    found: set[str] = set()
    for index, one in runners.scripts.items():
        if module.units[index].words == "main" or _is_needed(one, tests):
            found |= one.head_names
            for step in script.kept(one.body, tests):
                found |= step.names
                found.update(name for clause in step.clauses for name in script.names_in(clause.head))
    return frozenset(found) - runners.tests


def run(module: Module, runner: Unit, tests: frozenset[str], part: str = "") -> str | None:
    """The function with the calls, headings and prints of these tests; ``None`` if it ran only others.

    ``part`` is the file name of the part that it is written for.
    """
    runners = runners_of(module)
    one = runners.scripts[runner.index]
    if runner.words != "main" and not _is_needed(one, tests):
        return None
    lead = module.source.text[runner.body : runner.head]
    number = runners.counts[runner.index].anew(tests)
    text = restrict(one, tests, number, module.source.newline)
    if part and is_retitled(module):
        text = retitled(text, module.source.path, part, names_of(module.units))
    return lead + text


def _is_needed(one: script.Script, tests: frozenset[str]) -> bool:
    return not one.tests or bool(one.tests & tests)


def counted(module: Module, constant: Unit, tests: frozenset[str]) -> str:
    """A constant that is the number of tests, with that of a part with these."""
    runners = runners_of(module)
    now = runners.counts[runners.constants[constant.index]].count(tests)
    text, (body, head, end) = module.source.text, (constant.body, constant.head, constant.end)
    return text[body:head] + re.sub(r"(=\s*)\d+", rf"\g<1>{now}", text[head:end], count=1)


def added_main(module: Module, tests: Sequence[str]) -> str:
    """The ``main()`` that runs these tests, where one is to be added."""
    runners = runners_of(module)
    if not runners.added:
        return ""
    here = frozenset(tests)
    entries = [index for index in runners.entries if _is_needed(runners.scripts[index], here)]
    called = [module.units[index].words for index in entries] if entries else tests
    return "\n".join([runners.added, *(f"    {spelled(name)}()" for name in called), ""])


def calls(module: Module) -> Sequence[str] | None:
    """The tests that ``main()`` and what it delegates to call; ``None`` where there is no ``main()``."""
    if not any(unit.words == "main" for unit in module.units):
        return None
    scripts = runners_of(module).scripts
    order = sorted(scripts, key=lambda index: module.units[index].words != "main")
    return tuple(dict.fromkeys(name for index in order for name in scripts[index].calls))


def only(module: Module, tests: frozenset[str]) -> str:
    """Every unit as it is but for ``main()`` and what it delegates to, which run these tests alone."""
    text = module.source.text
    written = []
    for unit in module.units:
        if unit.kind is not UnitKind.RUNNER:
            written.append(text[unit.start : unit.end])
        elif (runs := run(module, unit, tests)) is not None:
            written.append(text[unit.start : unit.body] + runs)
    return "".join(written)
