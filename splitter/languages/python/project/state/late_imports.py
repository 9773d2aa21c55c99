"""Modules of the project that tests import when they run, and that change others when they are imported.

That happens once, for the first test that asks: ``import_module("examples." + name)`` of pyparsing's
test_examples, where ``examples/TAP.py`` sets the whitespace of all parsers that are made after it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.plugins.reading import calls
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.environment import find_module
from splitter.languages.python.project.reading.patterns import pattern_of
from splitter.languages.python.project.state.changes import changes_in, imported_names
from splitter.languages.python.project.state.lasting import Change
from splitter.project.once import once
from splitter.project.texts import text_of
from splitter.text.nodes import nodes_in

_IMPORTING = ("import_module", "__import__")


def late_changes(file: TestFile, path: tuple[Path, ...]) -> Iterator[Change]:
    """The functions of a file that import such a module; ``path`` are the project's own folders."""
    loaded = {module.partition(".")[0] for _, module, _ in file.names.imports.values()}
    loaded |= sys.stdlib_module_names  # which change nothing that a test could count on (CPython's own tests)
    by_call = any(word in file.text for word in _IMPORTING)
    given = [call for s in file.statements for call in calls(s, *_IMPORTING)] if by_call else []
    patterns = {pattern for pattern in _patterns(given) if "*" in pattern}
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)):
            continue
        late = (*statement.of(ast.Import), *statement.of(ast.ImportFrom))
        if not (by_call or late):
            continue
        lines = [node.lineno for node in late]
        for function in statement.functions:
            if not by_call and not any(function.lineno <= at <= (function.end_lineno or at) for at in lines):
                continue
            for module in dict.fromkeys(_modules(function, patterns)):
                if module.partition(".")[0] not in loaded:
                    for what in _changed_by(module, path):
                        yield Change(statement.number, function.name, what, function.lineno)


def _patterns(given: Iterable[ast.Call]) -> Iterator[str]:
    """The names of modules that are given to functions that import them, as far as code says them."""
    return (pattern_of(call.args[0]) for call in given if call.args)


def _modules(function: ast.AST, patterns: Collection[str]) -> Iterator[str]:
    """The modules that a function may import: by a statement, or by a word of its own in a pattern."""
    nodes = nodes_in(function)
    given = (node for node in nodes if isinstance(node, ast.Call) and last_name(node.func) in _IMPORTING)
    yield from (pattern for pattern in _patterns(given) if "*" not in pattern)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and _is_dotted_name(node.value):
            yield from (pattern.replace("*", str(node.value)) for pattern in patterns)


def _is_dotted_name(value: object) -> bool:
    return isinstance(value, str) and value.replace(".", "").isidentifier()


@once
def _changed_by(module: str, path: tuple[Path, ...]) -> tuple[str, ...]:
    """What importing a module changes in those that it imports itself."""
    file = find_module(module, path)
    text = None if file is None else text_of(file)
    if text is None:
        return ()
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    names = imported_names(node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom)))
    body = [
        node for node in tree.body if not isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not _is_main(node)
    ]
    return tuple(dict.fromkeys(what for what, _ in changes_in(body, names)))


def _is_main(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(
        isinstance(inner, ast.Name) and inner.id == "__name__" for inner in ast.walk(node.test)
    )
