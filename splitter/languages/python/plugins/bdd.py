"""pytest-bdd: steps are found in the module of the scenario, features from where that module stands.

https://pytest-bdd.readthedocs.io: ``scenarios("x.feature")`` makes a test of each scenario that no
``@scenario`` of the module has, nor a ``scenarios()`` above it.
"""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import calls, keyword, path_offset
from splitter.languages.python.project.reading.asks import FUNCTIONS, parameters
from splitter.languages.python.project.reading.statements import Statement

_STEPS = frozenset({"given", "when", "then", "step"})


def rule(file: TestFile) -> Iterator[Effect]:
    imported = file.imported_from("pytest_bdd")
    modules = {name for name, (_, module, _) in file.names.imports.items() if module == "pytest_bdd"}
    if not imported and not modules:
        return
    bound = frozenset(name for statement in file.statements for name in statement.binds)
    scenarios: set[str] = set()
    for statement in file.statements:
        heads = {last_name(decorator) for decorator in statement.decorators}
        node = statement.first
        if isinstance(node, FUNCTIONS) and heads & _STEPS:
            yield Effect(statement.number, everywhere=True, needs=frozenset(parameters(node)) & bound)
        if isinstance(node, FUNCTIONS) and "scenario" in heads:
            scenarios |= statement.binds
    above: list[ast.Call] = []
    for statement in file.statements:
        if (call := _call_of_scenarios(statement)) is not None:
            before = {ast.unparse(other) for other in above if _overlap(other, call)}
            yield Effect(statement.number, tests=(ast.unparse(call),), needs=frozenset(scenarios | before))
            above.append(call)
        if not file.configuration.options.get("bdd_features_base_dir"):
            yield from _paths(file, statement.number)


def _call_of_scenarios(statement: Statement) -> ast.Call | None:
    node = statement.first
    if (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and last_name(node.value) == "scenarios"
    ):
        return node.value
    return None


def _overlap(one: ast.Call, other: ast.Call) -> bool:
    """Whether two calls may find the same feature: by one path, or one in the folder of another."""
    return any(_is_in(a, b) or _is_in(b, a) for a in one.args for b in other.args)


def _is_in(inner: ast.expr, outer: ast.expr) -> bool:
    """Whether a path is another, or below it; what is not written out may be anywhere."""
    one, two = _path(inner), _path(outer)
    return one is None or two is None or one[: len(two)] == two


def _path(node: ast.expr) -> tuple[str, ...] | None:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return None
    return PurePosixPath(posixpath.normpath(node.value)).parts


def _paths(file: TestFile, number: int) -> Iterator[Effect]:
    for call in calls(file.statements[number], "scenario", "scenarios"):
        if keyword(call, "features_base_dir") is None:
            first = call.args[:1] if last_name(call) == "scenario" else call.args
            for node in first:
                yield Effect(number, path=path_offset(node, file.starts, file.lines))
