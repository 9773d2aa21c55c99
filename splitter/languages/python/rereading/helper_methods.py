"""Methods of a class with tests that a share of it may lack, as the proof sees them."""

from __future__ import annotations

import ast
import re
import unittest
from collections import Counter
from collections.abc import Set
from dataclasses import replace

from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading, Statement

_KEPT = re.compile(r"(?i:set_?up|tear_?down|pytest|test)\w*|__\w+__|runTest")
_WORD = re.compile(r"[^\W\d]\w*")
_REACHING = frozenset(
    {"vars", "dir", "getmembers", "getattr_static", "getmro", "attrgetter", "methodcaller", "eval", "exec"}
    | {"globals", "locals", "__getattribute__", "__dict__"}
)
_LOOKUPS = ("getattr", "setattr", "hasattr", "delattr")


def with_helper_methods(reading: Reading, tree: ast.Module) -> Reading:
    """Mark them: plain methods that no string, lookup, other statement or base can ask for."""
    classes = {
        number: group[0]
        for number, group in enumerate(by_line(tree.body))
        if isinstance(group[0], ast.ClassDef) and reading.statements[number].body
    }
    if not classes or not _says_all(tree):
        return reading
    strings = _strings(tree)
    everywhere = Counter(_words(tree))
    plain = _plain_bases(tree)
    statements = list(reading.statements)
    for number, node in classes.items():
        if not node.decorator_list and not node.keywords and {*map(ast.unparse, node.bases)} <= plain:
            outside = everywhere - Counter(_words(node))
            statements[number] = _marked(statements[number], node, strings | outside.keys())
    return replace(reading, statements=tuple(statements))


def _marked(statement: Statement, node: ast.ClassDef, asked: Set[str]) -> Statement:
    assert statement.body is not None
    bound = Counter(_bound(node))
    names: list[str] = []
    for group in by_line(node.body):
        one = group[0]
        name = one.name if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) else ""
        if name and (_KEPT.fullmatch(name) or name in asked or bound[name] > 1 or _is_special(one)):
            name = ""
        names.append("" if hasattr(unittest.IsolatedAsyncioTestCase, name or "id") else name)
    members = zip(statement.body.members, names, by_line(node.body), strict=True)
    marked = (
        replace(member, helper=name, words=frozenset(word for one in group for word in _words(one)))
        for member, name, group in members
    )
    return statement._replace(body=statement.body._replace(members=tuple(marked)))


def _is_special(node: ast.stmt) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return not all(ast.unparse(one) in ("staticmethod", "classmethod") for one in decorators)


def _bound(node: ast.ClassDef) -> list[str]:
    """What the body of a class binds, functions in it left out."""
    found: list[str] = []
    stack: list[ast.AST] = list(node.body)
    while stack:
        one = stack.pop()
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.append(one.name)
        elif isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load):
            found.append(one.id)
        elif isinstance(one, ast.alias):
            found.append(one.asname or one.name)
        else:
            stack.extend(ast.iter_child_nodes(one))
    return found


def _says_all(tree: ast.Module) -> bool:
    """Whether each name that is looked up stands in the text."""
    words = Counter(_words(tree))
    if not _REACHING.isdisjoint(words):
        return False
    given = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            given += (getattr(node.func, "attr", "") or getattr(node.func, "id", "")) in _LOOKUPS
    return given == sum(words[name] for name in _LOOKUPS)


def _strings(tree: ast.Module) -> set[str]:
    return {
        word
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in _WORD.findall(node.value)
    }


def _words(node: ast.AST) -> list[str]:
    """Names, and attributes of anything."""
    found = []
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            found.append(one.id)
        elif isinstance(one, ast.Attribute):
            found.append(one.attr)
        elif isinstance(one, ast.alias):
            found += one.name.split(".")
    return found


def _plain_bases(tree: ast.Module) -> Set[str]:
    found = {"object", "unittest.TestCase", "unittest.IsolatedAsyncioTestCase"}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "unittest" and not node.level:
            found |= {alias.asname or alias.name for alias in node.names}
    return found
