"""Fixtures of a conftest that a module's tests share: each part has its own, set up anew.

The scopes are those of pytest's "How to use fixtures": a fixture of the scope ``module`` lasts as long as the
tests of one file run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from splitter.languages.python.decorators import BY_NAME, fixtures_named, is_fixture
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import Function, fixture_names, is_for_all, parameters
from splitter.languages.python.project.reading.plugins import Conftests
from splitter.languages.python.project.reading.statements import Statement
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.text.nodes import nodes_below

_SHARING = re.compile(r"scope\s*=\s*[\"'](?:module|class)[\"']")


class Fixture(NamedTuple):
    """What is known of one."""

    asks: frozenset[str]
    scope: str
    for_all: bool


def set_up_for_each_part(
    path: str, file: TestFile, chain: Conftests, tied: Collection[str]
) -> Iterator[Finding]:
    """Those that several tests of a file share, by a parameter, by name, or through other fixtures.

    But for those whose tests are ``tied``.
    """
    own = _own(file)
    of_module = [name for name in lasting(file, chain, "module") if name not in tied and name not in own]
    tests = asked_by_tests(file, chain) if of_module else ()
    for name in of_module:
        lines = [line for _, line, reached in tests if name in reached]
        if len(lines) > 1:
            message = f"{name} of a conftest (module scope) is set up for each part instead of once"
            yield finding("S204", message, path=path, line=lines[0])


def lasting(file: TestFile, chain: Conftests, scope: str) -> Mapping[str, None]:
    """The fixtures of a scope that tests of the file may ask for, in their order.

    One of its own that lasts longer than a module is set up in each part that has it, as one of a module is.
    """
    own = _own(file)
    around = _known(chain) if any(_SHARING.search(text) for _, text in chain) else {}
    found = [name for name, one in around.items() if one.scope == scope and name not in own]
    found += [name for name, one in own.items() if _LONGER.get(one.scope, one.scope) == scope]
    return dict.fromkeys(found)


_LONGER = {"session": "module", "package": "module"}


def asked_by_tests(file: TestFile, chain: Conftests) -> Sequence[tuple[Statement, int, frozenset[str]]]:
    """The tests with their lines and all fixtures that they ask for, through others too."""
    known = fixtures_seen(file, chain)
    everyone = {name for name, one in known.items() if one.for_all}
    return [(statement, line, _reached(asked | everyone, known)) for statement, line, asked in _tests(file)]


def fixtures_seen(file: TestFile, chain: Conftests) -> Mapping[str, Fixture]:
    """The fixtures of the file and of its conftests, the nearer ones in place of those that they hide."""
    return {**_known(chain), **_own(file)}


def _own(file: TestFile) -> Mapping[str, Fixture]:
    functions = (one for statement in file.statements for one in statement.functions)
    fixtures = (one for one in functions if is_fixture(one)) if "fixture" in file.text else ()
    return {name: _fixture(function) for function in fixtures for name in fixture_names(function)}


def _known(chain: Conftests) -> Mapping[str, Fixture]:
    """The fixtures of conftests, the nearer ones in place of those that they hide."""
    return {name: one for _, text in reversed(chain) for name, one in _fixtures(text).items()}


@lru_cache(maxsize=256)
def _fixtures(text: str) -> Mapping[str, Fixture]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # pytest will say so
        return {}
    found = [function for function in nodes_below(tree).functions if is_fixture(function)]
    return {name: _fixture(function) for function in found for name in fixture_names(function)}


def _fixture(function: Function) -> Fixture:
    scopes = [
        keyword.value
        for decorator in function.decorator_list
        for keyword in getattr(decorator, "keywords", ())
        if keyword.arg == "scope"
    ]
    scope = next((str(one.value) for one in scopes if isinstance(one, ast.Constant)), "function")
    return Fixture(frozenset(parameters(function)), scope, any(map(is_for_all, function.decorator_list)))


def _tests(file: TestFile) -> Iterator[tuple[Statement, int, frozenset[str]]]:
    """The tests with their lines, and the fixtures that each asks for itself."""
    named = {statement.number: frozenset(_named(statement)) for statement in file.statements}
    marks = [named[statement.number] for statement in file.statements if "pytestmark" in statement.binds]
    for statement in file.statements:
        for function in statement.functions:
            if file.conventions.collects_function(function.name) and not is_fixture(function):
                asked = named[statement.number].union(parameters(function), *marks)
                yield statement, function.lineno, asked


def _named(statement: Statement) -> Iterator[str]:
    return fixtures_named(call for name in BY_NAME for call in statement.calls.get(name, ()))


def _reached(names: Set[str], known: Mapping[str, Fixture]) -> frozenset[str]:
    found: set[str] = set()
    stack = list(names)
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(known[name].asks if name in known else ())
    return frozenset(found)
