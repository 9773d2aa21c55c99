"""What a part may have beside the original's statements, if the user asked for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from pathlib import PurePath

from splitter.model.statements import Reading, Role, Statement
from splitter.proof.readings import AllowedAdditions, Flaw, PartReading, lost_in_blocks, short

_IMPORTS = re.compile(r"\bimport")
_FLAG = re.compile(
    r"""(?:\w+[ \t]*=[ \t]*)*\w+[ \t]*(?::[^=\n]+)?=[ \t]*"""
    r"""(?:None|True|False|\d+|"[^"\\\n]*"|'[^'\\\n]*')[ \t]*(?:\#.*)?"""
)
"""A value of which two are as good as one."""
_TEST = re.compile(r"`test[^`]*`|\btest\w*")


def idle_tests(original: Reading) -> frozenset[str]:
    """The tests that no runner of the original runs."""
    runners = (statement.runner for statement in original.statements if statement.runner)
    called = frozenset(call for runner in runners for call in runner.calls)
    return frozenset(test for statement in original.statements for test in statement.tests) - called


def check_enabled(original: Reading, surplus: Counter[str]) -> None:
    """What the parts' runners run beyond the original's are the tests that it left out, each once."""
    if surplus and surplus != Counter(idle_tests(original)):
        raise Flaw(f"the parts' runners run what they should not: {', '.join(sorted(surplus)[:3])}")


class Shapes:
    """The lines of a runner without the names of tests, for calls that are written like others."""

    def __init__(self, lines: list[str]) -> None:
        bare = [line.lstrip("# \t") for line in lines if line.startswith("#")]
        self._known = {"test()", *map(self._shape, (*lines, *bare))}

    def have(self, lines: list[str]) -> bool:
        """Whether each line is one of them, whatever test it names."""
        return all(self._shape(line) in self._known for line in lines)

    def _shape(self, line: str) -> str:
        return _TEST.sub("test", line)


def helpers_import_of(part: Reading, allowed: AllowedAdditions) -> tuple[Statement | None, frozenset[str]]:
    """The part's import from the module of shared helpers, and the names that it brings."""
    module = allowed.package + PurePath(allowed.helpers_module).stem
    for statement in part.statements:
        aliases = statement.imports
        if aliases and all(a.module == module and a.name.strip("`") == a.bound != "*" for a in aliases):
            return statement, frozenset(alias.bound for alias in aliases)
    return None, frozenset()


def check_helpers_module(original: Reading, parts: Sequence[PartReading], allowed: AllowedAdditions) -> None:
    """What parts import from the module of shared helpers is all there, nowhere else, and in its order."""
    helpers_module = next((part for part in parts if part.name == allowed.helpers_module), None)
    if helpers_module is None:
        if any(part.imported_helpers for part in parts):
            raise Flaw(f"the parts import from {allowed.helpers_module}, which is not there")
        return
    imported_helpers = frozenset().union(*(part.imported_helpers for part in parts))
    binders = {
        name: {index for index, statement in enumerate(original.statements) if name in statement.binds}
        for name in imported_helpers
    }
    if any(original.statements[index].tests for index in helpers_module.indices):
        raise Flaw(f"{helpers_module.name} holds tests")
    lost = frozenset().union(*(lost_in_blocks(original, match) for match in helpers_module.matches))
    for part in parts:
        for name in part.imported_helpers:
            if name in lost or not binders[name] or not helpers_module.indices >= binders[name]:
                raise Flaw(
                    f"{part.name} imports {name} from {allowed.helpers_module}, which does not define it"
                )
            if any(original.statements[index].role is Role.IMPORT for index in binders[name]):
                raise Flaw(f"{part.name} imports {name} from {allowed.helpers_module}, which only imports it")
        if part is helpers_module:
            continue
        twice = _defined_twice(original, part, helpers_module, original.seeded.seeds)
        if twice:
            raise Flaw(f"{part.name} has a statement that {allowed.helpers_module} has too: {twice}")
        if part.imported_helpers:
            _check_order(part)
    _check_seeded(original, helpers_module)


def _check_seeded(original: Reading, helpers_module: PartReading) -> None:
    """All that draws below a seed when the file is imported is there with that one seed, or none of it is."""
    seeds, drawing = original.seeded
    here = helpers_module.indices & (seeds | drawing)
    if len(here & seeds) > 1 or (here & drawing and here != seeds | drawing):
        line = original.statements[min(here)].line
        raise Flaw(f"{helpers_module.name} has line {line}, and not all that draws from one seed")


def _defined_twice(
    original: Reading, one: PartReading, other: PartReading, free: Set[int] = frozenset()
) -> str:
    """The first words of a statement that two files have and that is no import; empty if there is none.

    Nor is it what imports of both say anew, and nobody else: whether they failed. Those that are ``free`` may
    be in both.
    """
    every, both = original.statements, sorted((one.indices & other.indices) - free)
    rest = [index for index in both if not _IMPORTS.search(every[index].text)]
    told = {name for index in both if index not in rest for name in every[index].binds} if rest else set()
    told -= {name for index, s in enumerate(every) if index not in both for name in s.binds}
    defined = (i for i in rest if not (_FLAG.fullmatch(every[i].text) and told.issuperset(every[i].binds)))
    return next((short(every[index].text) for index in defined), "")


def _check_order(part: PartReading) -> None:
    """What is needed from the module is imported above it."""
    for match in part.matches[: part.helpers_import_at]:
        if early := match.statement.reads_of(part.imported_helpers):
            raise Flaw(f"{part.name}:{match.statement.line} needs {min(early)}, which is imported below it")


def check_conftest(
    original: Reading, parts: Sequence[PartReading], allowed: AllowedAdditions
) -> frozenset[str]:
    """The fixtures that a conftest gives to all parts: it holds them alone, and does nothing but define.

    What is used unasked is all there or all in the parts, for else the order would be another one. What a
    conftest and a part both define would be two things where there was one.
    """
    conftest = next((part for part in parts if part.name == allowed.conftest), None)
    if conftest is None:
        return frozenset()
    held = [original.statements[index] for index in conftest.indices]
    if any(statement.tests for statement in held):
        raise Flaw(f"{conftest.name} holds tests")
    given = frozenset(name for statement in held for name in statement.binds) & original.fixtures
    for statement in held:
        if statement.role is Role.ACTION and statement.everywhere:
            raise Flaw(f"{conftest.name} acts: {short(statement.text)}")
    for part in parts:
        if part is not conftest and (twice := _defined_twice(original, part, conftest)):
            raise Flaw(f"{part.name} has a statement that {conftest.name} has too: {twice}")
        for match in part.matches if part is not conftest else ():
            if used := match.statement.reads_of(given):
                raise Flaw(
                    f"{part.name}:{match.statement.line} uses {min(used)}, which is in {conftest.name}"
                )
    unasked = {
        i
        for i, s in enumerate(original.statements)
        if s.everywhere and original.fixtures & {*s.binds} and i not in original.outside
    }
    if unasked & conftest.indices and not unasked <= conftest.indices:
        raise Flaw(f"only some of the fixtures that every test uses are in {conftest.name}")
    return given
