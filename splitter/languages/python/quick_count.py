"""Where a file's tests are, by CPython's parser alone: for files that need nothing beside them.

The rules are those of the second reading. What they leave to what is around a file (bases from other modules,
plugins that make tests, values that may be tests) is not decided here: such a file is read as for a split.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from splitter.languages.python.rereading.collection import (
    Class,
    CollectionRules,
    assigned_tests,
    tests_of,
)
from splitter.model.conventions import Conventions

_MADE_ELSEWHERE = re.compile(
    r"pytest_bdd|scenarios\(|load_tests|def describe_|file_data|ddt|parametrize_with_cases|get_all_cases"
    r"|globals\(\)|exec\("
)
"""What may make tests that no definition of the file shows."""

_OPEN_BASES = re.compile(r"(?:unittest\.)?(?:IsolatedAsyncio)?TestCase")
"""Bases that say that a class holds tests, and bring none."""

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def test_lines(text: str, conventions: Conventions) -> tuple[int, ...] | None:
    """The line of each test, in order; ``None`` where it takes more than the text to be sure."""
    if _MADE_ELSEWHERE.search(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    known = CollectionRules(conventions)
    classes: dict[str, Class] = {}
    names: list[str] = []
    lines: list[int] = []
    for node in tree.body:
        if not _is_plain(node, known):
            return None
        found = list(tests_of([node], classes, known))
        if isinstance(node, ast.ClassDef):
            if _depends_on_bases(node.name, classes[node.name], conventions):
                return None
            lines += _method_lines(node, found)
        elif found:
            lines.append(min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))]))
        names += [node.name] if found and isinstance(node, _DEFINITIONS) else found
    if len(set(names)) != len(names):
        return None
    return tuple(sorted(lines))


def _depends_on_bases(name: str, facts: Class, conventions: Conventions) -> bool:
    """Whether bases from other modules may say whether a class holds tests, or bring some.

    One that is not called as a test class and has no tests gets some only from a base called after tests.
    """
    unknown = [base for base in facts.foreign if not _OPEN_BASES.fullmatch(base)]
    if not unknown:
        return False
    return bool(facts.tests) or conventions.collects_class(name) or any("test" in b.lower() for b in unknown)


def _is_plain(node: ast.stmt, known: CollectionRules) -> bool:
    """Whether a statement is a definition, or none that can be one or bind what may be a test."""
    if isinstance(node, ast.ClassDef):
        return not any(isinstance(inner, ast.ClassDef) for child in node.body for inner in _outer(child))
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return True
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        if isinstance(node.value, ast.Call) and _binds_a_class(node, known.conventions):
            return False
        return next(assigned_tests([node], known), None) is None
    return not any(isinstance(inner, _DEFINITIONS) for inner in _outer(node))


def _outer(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and those in its blocks, but for what stands in functions."""
    yield node
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.expr)):
        for child in ast.iter_child_nodes(node):
            yield from _outer(child)


def _binds_a_class(node: ast.Assign | ast.AnnAssign, conventions: Conventions) -> bool:
    """Whether what is called gives something that is called after a class of tests."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(isinstance(one, ast.Name) and conventions.collects_class(one.id) for one in targets)


def _method_lines(node: ast.ClassDef, found: list[str]) -> Iterator[int]:
    """The line of each test of a class: its own where it is defined, what it inherits where the class is."""
    own = {child.name: child.lineno for child in node.body if isinstance(child, _DEFINITIONS)}
    return (own.get(name.rpartition("::")[2], node.lineno) for name in found)
