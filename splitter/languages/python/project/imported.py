"""What a Python file imports from other modules under names that look like tests, and a runner passes over.

A class that is imported is collected where it is imported, and would be in every part. Not so if it has
no tests (CPython's ``test.test_json.PyTest``), or if it is a mixin, by name and bases no test class
(astropy's ``FlatFLRWMixinTest``). A fixture is collected nowhere, whatever its name (``test_client``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.decorators import BY_NAME, fixtures_named, is_fixture, last_name
from splitter.languages.python.folding import words_in
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import Function, parameters
from splitter.languages.python.project.reading.modules import Kin, Place, kin
from splitter.languages.python.project.reading.origins import is_imported_fixture
from splitter.model.conventions import Conventions
from splitter.text.nodes import nodes_below


def idle_names(file: TestFile, place: Place) -> tuple[str, ...]:
    """The imported names that no runner would collect here."""
    names, conventions = file.names, file.conventions
    found: list[str] = []
    for name, (_, module, _) in names.imports.items():
        if conventions.collects_function(name):
            known = is_imported_fixture(name, names, place)
            if known or (known is None and name in _asked(file)):
                found.append(name)
        elif module.rpartition(".")[2].startswith("test_") and name[:1].isupper():
            brought = kin(name, names, place)
            if brought is not None and not _is_collected(name, brought, conventions):
                found.append(name)
    return tuple(found)


def _is_collected(name: str, brought: Kin, conventions: Conventions) -> bool:
    by_name = conventions.collects_class(name) and not brought.constructor
    return brought.made or (brought.tests and (brought.unittest or by_name))


def no_fixtures(file: TestFile, place: Place) -> frozenset[str]:
    """The module's names that functions have as parameters, or ask for by name, and that are no fixtures.

    ``from dask.utils import tmpdir`` is a function; the test that asks for ``tmpdir`` gets pytest's own.
    """
    asking = (call for one in file.statements for name in BY_NAME for call in one.calls.get(name, ()))
    by_name = {*fixtures_named(asking)}
    asked = {*_asked(file), *by_name}
    named = by_name.union(arg.arg for statement in file.statements for arg in statement.of(ast.arg))
    filled = {n for statement in file.statements for n in statement.binds & named} - asked
    imported = named & asked & file.names.imports.keys()
    return frozenset(filled | {n for n in imported if is_imported_fixture(n, file.names, place) is False})


def _asked(file: TestFile) -> Iterator[str]:
    """The parameters that pytest fills, but for those that a function's own decorators do."""
    for statement in file.statements:
        for function in statement.functions:
            if not _is_called_by_pytest(function, file):
                continue
            filled = {word for decorator in function.decorator_list for word in _filled(decorator, file)}
            yield from (name for name in parameters(function) if name not in filled)


def _is_called_by_pytest(function: Function, file: TestFile) -> bool:
    name = function.name
    hook = name.startswith(("test", "setup", "teardown"))
    return hook or file.conventions.collects_function(name) or is_fixture(function)


def _filled(decorator: ast.expr, file: TestFile) -> Iterator[str]:
    """What ``parametrize("a,b", ...)`` and hypothesis' ``given(a=...)`` give by name."""
    if not isinstance(decorator, ast.Call):
        return
    name = last_name(decorator)
    if name == "given":
        yield from (keyword.arg for keyword in decorator.keywords if keyword.arg)
    elif name == "parametrize" and len(decorator.args) == 2 and _is_direct(decorator):
        for text in _texts(decorator.args[0], file):
            yield from words_in(text)


def _is_direct(parametrize: ast.Call) -> bool:
    """Whether it gives values; ``indirect=`` asks the fixtures of these names for them."""
    return all(keyword.arg in ("ids", "scope") for keyword in parametrize.keywords)


def _texts(node: ast.expr, file: TestFile) -> Iterator[str]:
    """The strings in an expression, or in what the name that it is stands for."""
    if isinstance(node, ast.Name):
        for statement in file.statements:
            if node.id in statement.binds:
                yield from (text for _, text in statement.strings)
    else:
        yield from nodes_below(node).strings
