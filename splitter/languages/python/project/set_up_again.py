"""Fixtures of a conftest that a module's tests share: each part has its own, set up anew.

The scopes are those of pytest's "How to use fixtures": a fixture of the scope ``module`` lasts as long as the
tests of one file run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.asks import Function, fixture_names, is_for_all, parameters
from splitter.languages.python.project.plugins import Conftests
from splitter.languages.python.project.statements import Statement
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.text.nodes import nodes_below

_SHARING = re.compile(r"scope\s*=\s*[\"']module[\"']")


class _Fixture(NamedTuple):
    asks: frozenset[str]
    lasts: bool
    """As long as a module."""
    for_all: bool


def set_up_for_each_part(path: str, file: TestFile, chain: Conftests) -> Iterator[Finding]:
    """Those that several tests of a file share: by a parameter, by name, or through other fixtures."""
    around = [text for _, text in chain if _SHARING.search(text)]
    if not around:
        return
    own = _fixtures(file.text)
    known = {name: one for _, text in reversed(chain) for name, one in _fixtures(text).items()}
    known.update(own)
    lasting = [name for name, one in known.items() if one.lasts and name not in own]
    everyone = {name for name, one in known.items() if one.for_all}
    tests = [(line, _reached(asked | everyone, known)) for line, asked in _tests(file)]
    for name in lasting:
        lines = [line for line, reached in tests if name in reached]
        if len(lines) > 1:
            message = f"{name} of a conftest (module scope) is set up for each part instead of once"
            yield finding("S204", message, path=path, line=lines[0])


@lru_cache(maxsize=256)
def _fixtures(text: str) -> Mapping[str, _Fixture]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # pytest will say so
        return {}
    found = [function for function in nodes_below(tree).functions if is_fixture(function)]
    return {name: _fixture(function) for function in found for name in fixture_names(function)}


def _fixture(function: Function) -> _Fixture:
    scopes = [
        keyword.value
        for decorator in function.decorator_list
        for keyword in getattr(decorator, "keywords", ())
        if keyword.arg == "scope"
    ]
    lasts = any(isinstance(scope, ast.Constant) and scope.value == "module" for scope in scopes)
    return _Fixture(frozenset(parameters(function)), lasts, any(map(is_for_all, function.decorator_list)))


def _tests(file: TestFile) -> Iterator[tuple[int, frozenset[str]]]:
    """The lines of the tests, and the fixtures that each asks for itself."""
    named = {statement.number: frozenset(_named(statement)) for statement in file.statements}
    marks = [named[statement.number] for statement in file.statements if "pytestmark" in statement.binds]
    for statement in file.statements:
        for function in statement.functions:
            if file.conventions.collects_function(function.name) and not is_fixture(function):
                asked = named[statement.number].union(parameters(function), *marks)
                yield function.lineno, asked


def _named(statement: Statement) -> Iterator[str]:
    for name in ("usefixtures", "getfixturevalue"):
        for call in statement.calls.get(name, ()):
            yield from (str(a.value) for a in call.args if isinstance(a, ast.Constant))


def _reached(names: Set[str], known: Mapping[str, _Fixture]) -> frozenset[str]:
    found: set[str] = set()
    stack = list(names)
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(known[name].asks if name in known else ())
    return frozenset(found)
