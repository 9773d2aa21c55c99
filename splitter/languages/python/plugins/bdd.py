"""pytest-bdd: steps are found in the module of the scenario, features from where that module stands.

https://pytest-bdd.readthedocs.io: ``scenarios("x.feature")`` makes a test of each scenario that no
``@scenario`` of the module has.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import calls, keyword, path_offset
from splitter.languages.python.project.asks import FUNCTIONS, last_name, parameters

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
    for statement in file.statements:
        node = statement.first
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and last_name(node.value) == "scenarios"
        ):
            yield Effect(statement.number, tests=(ast.unparse(node),), needs=frozenset(scenarios))
        if not file.configuration.options.get("bdd_features_base_dir"):
            yield from _paths(file, statement.number)


def _paths(file: TestFile, number: int) -> Iterator[Effect]:
    for call in calls(file.statements[number].all, "scenario", "scenarios"):
        if keyword(call, "features_base_dir") is None:
            first = call.args[:1] if last_name(call) == "scenario" else call.args
            for node in first:
                yield Effect(number, path=path_offset(node, file.starts, file.lines))
