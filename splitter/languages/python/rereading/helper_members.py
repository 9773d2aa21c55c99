"""Methods, values and classes in a class with tests that a share of it may lack, as the proof sees them."""

from __future__ import annotations

import ast
import builtins
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
    | {"__annotations__", "get_type_hints", "get_annotations"}
)
_LOOKUPS = ("getattr", "setattr", "hasattr", "delattr")


def with_helper_members(reading: Reading, tree: ast.Module, asked: Set[str]) -> Reading:
    """Mark them: plain members that no string, lookup, other statement or base can ask for.

    ``asked`` is what other modules may ask for.
    """
    classes = {
        number: group[0]
        for number, group in enumerate(by_line(tree.body))
        if isinstance(group[0], ast.ClassDef) and reading.statements[number].body
    }
    if not classes or not _says_all(tree):
        return reading
    strings = _strings(tree) | asked
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
        name = "" if len(group) > 1 else _definition(one)
        if name and (_KEPT.fullmatch(name) or name in asked or bound[name] > 1):
            name = ""
        names.append("" if hasattr(unittest.IsolatedAsyncioTestCase, name or "id") else name)
    members = zip(statement.body.members, names, by_line(node.body), strict=True)
    marked = (
        replace(member, helper=name, words=frozenset(word for one in group for word in _words(one)))
        for member, name, group in members
    )
    return statement._replace(body=statement.body._replace(members=tuple(marked)))


def _definition(node: ast.stmt, *more: str) -> str:
    """The name that a statement binds, if that is all it does; ``more`` are decorators that do no more."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        plain = {"staticmethod", "classmethod", *more}.issuperset(map(ast.unparse, node.decorator_list))
        around = [node.args, *filter(None, [node.returns])]
        return node.name if plain and not any(_has(one, ast.Call) for one in around) else ""
    if isinstance(node, ast.ClassDef):
        return node.name if _is_idle_class(node) else ""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    if value is None or len(targets) > 1 or _has(value, *_RUNNING):
        return ""
    return targets[0].id if isinstance(targets[0], ast.Name) else ""


def _is_idle_class(node: ast.ClassDef) -> bool:
    """Whether making a class runs nothing but the definition of plain functions and values."""
    if node.decorator_list or node.keywords:
        return False
    bases = all(isinstance(base, ast.Name) and hasattr(builtins, base.id) for base in node.bases)
    return bases and all(
        isinstance(one, ast.Pass) or _is_text(one) or _definition(one, "property") for one in node.body
    )


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


_RUNNING = (
    *(ast.Call, ast.Subscript, ast.Attribute, ast.Compare, ast.Await, ast.comprehension, ast.Starred),
    *(ast.JoinedStr, ast.NamedExpr, ast.Lambda, ast.BoolOp, ast.IfExp),
)
"""What is more than literals, names and what is calculated from them."""


def _has(node: ast.AST, *kinds: type[ast.AST]) -> bool:
    return any(isinstance(inner, kinds) for inner in ast.walk(node))


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
