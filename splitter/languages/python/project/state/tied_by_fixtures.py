"""Fixtures that a module's or a class's tests share and one of them changes: these go together.

Each part, and each share of a divided class, would have its own, without what the tests before have put in.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence, Set

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.plugins import Conftests
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import functions_of
from splitter.languages.python.project.state.set_up_again import asked_by_tests, lasting
from splitter.languages.python.project.state.shared_fixtures import changed_in

Changing = Mapping[str, Sequence[Statement]]
"""Fixtures, each with the statements whose tests change it."""


def changed_fixtures(file: TestFile, chain: Conftests) -> Changing:
    """Those that last as long as a module or a class."""
    names = {*lasting(file, chain, "module"), *lasting(file, chain, "class")}
    found: dict[str, list[Statement]] = {}
    for statement in file.statements if names else ():
        for name in dict.fromkeys(_changed(statement, names)):
            found.setdefault(name, []).append(statement)
    return found


def tied_by_fixtures(file: TestFile, chain: Conftests, changed: Changing) -> Iterator[Effect]:
    """What keeps the tests of a file together that share what one of them changes."""
    asking = asked_by_tests(file, chain) if changed else ()
    of_module = lasting(file, chain, "module")
    for name, statements in changed.items():
        why = f"its tests share the fixture {name}, which one of them changes"
        asked = [statement for statement, _, asked in asking if name in asked and name in of_module]
        for user in dict.fromkeys([*statements, *asked]):
            if isinstance(user.first, ast.ClassDef):
                yield Effect(user.number, whole=why)
            if user is not statements[0] and name in of_module:
                yield Effect(user.number, needs=statements[0].binds)


def _changed(statement: Statement, names: Set[str]) -> Iterator[str]:
    if not names or not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures:
        return
    for function, _ in functions_of(statement):
        yield from (what.partition(".")[0] for what, _ in changed_in(function, names))
