"""Where a file's tests are, by CPython's parser alone: for files that are plain enough.

The rules are those of the second reading. What they leave to what is around a file (plugins that make tests,
values that may be tests) is not decided here: such a file is read as for a split. Bases from other modules
are looked for in those, as they are for a split.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Collection, Iterator
from pathlib import Path

from splitter.languages.python.project.reading.environment import search_path
from splitter.languages.python.project.reading.modules import Kin, Place, dotted, kin, names_of
from splitter.languages.python.rereading.collection import (
    Class,
    CollectionRules,
    assigned_tests,
    tests_of,
)
from splitter.model.conventions import OPEN_BASES, UNTESTED_BASES, Conventions

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def test_lines(text: str, conventions: Conventions, path: Path) -> tuple[int, ...] | None:
    """The line of each test, in order; ``None`` where it takes more to be sure."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    try:
        return tuple(sorted(_lines(tree, conventions, path)))
    except _Unsure:
        return None


class _Unsure(Exception):
    """What is in the file alone does not tell."""


def _lines(tree: ast.Module, conventions: Conventions, path: Path) -> Iterator[int]:
    """The line of each test; raises ``_Unsure``."""
    known = CollectionRules(conventions)
    classes: dict[str, Class] = {}
    names: list[str] = []
    for node in tree.body:
        if not _is_plain(node, known):
            raise _Unsure
        if isinstance(node, ast.ClassDef) and not known.kin and any(_foreign(node, classes)):
            known = CollectionRules(conventions, _kin(tree, path))
        found = list(tests_of([node], classes, known))
        if isinstance(node, ast.ClassDef):
            if not found and _may_be_given_tests(node, classes[node.name], conventions):
                found = [node.name]
            yield from _method_lines(node, found)
        else:
            first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
            yield from (first for _ in found)
        names += [node.name] if found and isinstance(node, _DEFINITIONS) else found
    if len(set(names)) != len(names):
        raise _Unsure


def _foreign(node: ast.ClassDef, classes: Collection[str]) -> Iterator[ast.expr]:
    """The bases that other modules may have to tell of."""
    for base in node.bases:
        name = ast.unparse(base)
        if name not in classes and name not in UNTESTED_BASES and not OPEN_BASES.fullmatch(name):
            yield base


def _kin(tree: ast.Module, path: Path) -> dict[str, Kin]:
    """What the bases from other modules bring, as far as these tell."""
    names = names_of([tree.body])
    place = Place(path.absolute(), search_path(path.parent.resolve()))
    every = {dotted(base) for node in tree.body if isinstance(node, ast.ClassDef) for base in node.bases}
    found = {base: kin(base, names, place) for base in sorted(every - {"", *names.classes})}
    return {base: one for base, one in found.items() if one is not None}


def _may_be_given_tests(node: ast.ClassDef, facts: Class, conventions: Conventions) -> bool:
    """Whether a class without tests of its own has some by a base called after tests; raises ``_Unsure``."""
    collected = facts.unittest or (conventions.collects_class(node.name) and not facts.constructed)
    if facts.tests or facts.off or not collected:
        return False
    foreign = [base for base in facts.foreign if not OPEN_BASES.fullmatch(base)]
    if any("test" in b.rpartition(".")[2].lower() and not b.endswith("TestCase") for b in foreign):
        return True
    if foreign:
        raise _Unsure
    return False


def _is_plain(node: ast.stmt, known: CollectionRules) -> bool:
    """Whether a statement is a definition, or none that can be one or bind what may be a test."""
    if isinstance(node, ast.ClassDef):
        is_given = any(True for _ in assigned_tests(node.body, known))  # test_x = Other.test_x
        inner = (one for child in node.body for one in _outer(child))
        return not is_given and not any(isinstance(one, ast.ClassDef) for one in inner)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return True
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        if isinstance(node.value, ast.Call) and _binds_a_class(node, known.conventions):
            return False
        return next(assigned_tests([node], known), None) is None
    return not any(isinstance(inner, ast.ClassDef) for inner in _outer(node)) and not _is_main_guard(node)


def _is_main_guard(node: ast.stmt) -> bool:
    """Whether what a statement defines is there only where the file is run by itself."""
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def _outer(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and those in its blocks, but for what stands in functions."""
    yield node
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.expr)):
        for child in ast.iter_child_nodes(node):
            yield from _outer(child)


def _binds_a_class(node: ast.Assign | ast.AnnAssign, conventions: Conventions) -> bool:
    """Whether what is called gives something that is called after a class of tests."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
    return any(map(conventions.collects_class, names))


def _method_lines(node: ast.ClassDef, found: list[str]) -> Iterator[int]:
    """The line of each test of a class: where it is defined, or where the class begins that inherits it."""
    own = {child.name: child.lineno for child in node.body if isinstance(child, _DEFINITIONS)}
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    return (own.get(name.rpartition("::")[2], first) for name in found)
