"""pytest-describe: functions in a ``describe_x()`` are tests (https://github.com/pytest-dev/pytest-describe).

The plugin leaves no trace in the file. A function of that name which holds functions and which nothing else
names has no other use: it is in one part.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS


def rule(file: TestFile) -> Iterator[Effect]:
    for statement in file.statements:
        node = statement.first
        if isinstance(node, FUNCTIONS) and node.name.startswith("describe_") and not node.args.args:
            tests = tuple(_tests(node.name, node.body))
            if tests and not any(_names(other.all, node.name) for other in file.statements):
                yield Effect(statement.number, tests=tests)


def _tests(prefix: str, body: Sequence[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_"):
            if node.name.startswith("describe_"):
                yield from _tests(f"{prefix}::{node.name}", node.body)
            elif not node.decorator_list or "fixture" not in ast.unparse(node.decorator_list[0]):
                yield f"{prefix}::{node.name}"


def _names(nodes: Iterable[ast.AST], name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in nodes)
