"""Methods of a class with tests that a share of it may lack, as the proof sees them."""

from __future__ import annotations

import ast
import re
import unittest
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any, NamedTuple

from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading, Statement

_KEPT = re.compile(r"(?i:set_?up|tear_?down|pytest|test)\w*|__\w+__|runTest")
_WORD = re.compile(r"[^\W\d]\w*")
_REACHING = frozenset(
    {"vars", "dir", "getmembers", "getattr_static", "getmro", "attrgetter", "methodcaller", "eval", "exec"}
    | {"globals", "locals", "__getattribute__", "__dict__"}
)
_LOOKUPS = ("getattr", "setattr", "hasattr", "delattr")


class _Said(NamedTuple):
    """What a piece of code says."""

    words: Counter[str]
    """How often it says a name, or an attribute of anything."""
    strings: set[str]
    """The words in its strings."""
    given: int
    """How often it looks up a name that is written there."""


def with_helper_methods(reading: Reading, tree: ast.Module) -> Reading:
    """Mark them: plain methods that no string, lookup, other statement or base can ask for."""
    groups = list(by_line(tree.body))
    classes = {
        number: group[0]
        for number, group in enumerate(groups)
        if isinstance(group[0], ast.ClassDef) and reading.statements[number].body
    }
    if not classes:
        return reading
    plain = _plain_bases(tree)
    named = {
        number: names
        for number, node in classes.items()
        if not node.decorator_list and not node.keywords and {*map(ast.unparse, node.bases)} <= plain
        if any(names := _plain_methods(node))
    }
    if not named:
        return reading
    members = {number: [_said(*group) for group in by_line(node.body)] for number, node in classes.items()}
    own = {number: _together(some) for number, some in members.items()}
    rest = [one for number, group in enumerate(groups) if number not in classes for one in group]
    heads = [one for node in classes.values() for one in (*node.decorator_list, *node.bases, *node.keywords)]
    all_said = _together([_said(*rest, *heads), *own.values()])
    if not _says_all(all_said):
        return reading
    statements = list(reading.statements)
    for number, names in named.items():
        asked = all_said.strings | (all_said.words - own[number].words).keys()
        helpers = ["" if name in asked else name for name in names]
        statements[number] = _marked(statements[number], helpers, members[number])
    return replace(reading, statements=tuple(statements))


def _marked(statement: Statement, helpers: Sequence[str], said: Sequence[_Said]) -> Statement:
    if statement.body is None or not any(helpers):
        return statement
    marked = (
        replace(member, helper=name, words=frozenset(one.words))
        for member, name, one in zip(statement.body.members, helpers, said, strict=True)
    )
    return statement._replace(body=statement.body._replace(members=tuple(marked)))


def _plain_methods(node: ast.ClassDef) -> list[str]:
    """For each member its name if it is a method that no runner looks up, bound once; else nothing."""
    bound = Counter(_bound(node))
    names: list[str] = []
    for group in by_line(node.body):
        one = group[0]
        name = one.name if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) else ""
        if name and (_KEPT.fullmatch(name) or bound[name] > 1 or _is_special(one)):
            name = ""
        names.append("" if hasattr(unittest.IsolatedAsyncioTestCase, name or "id") else name)
    return names


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


def _says_all(said: _Said) -> bool:
    """Whether each name that is looked up stands in the text."""
    return _REACHING.isdisjoint(said.words) and said.given == sum(said.words[name] for name in _LOOKUPS)


def _said(*nodes: ast.AST) -> _Said:
    words: Counter[str] = Counter()
    strings: set[str] = set()
    given = 0
    stack: list[Any] = list(nodes)
    while stack:
        one = stack.pop()
        kind = one.__class__
        if kind is ast.Name:
            words[one.id] += 1
        elif kind is ast.Attribute:
            words[one.attr] += 1
            stack.append(one.value)
        elif kind is ast.Constant:
            if isinstance(one.value, str):
                strings.update(_WORD.findall(one.value))
        elif kind is list:
            stack += one
        elif isinstance(one, ast.AST):
            if isinstance(one, ast.Call) and len(one.args) > 1 and isinstance(one.args[1], ast.Constant):
                given += (getattr(one.func, "attr", "") or getattr(one.func, "id", "")) in _LOOKUPS
            elif isinstance(one, ast.alias):
                words.update(one.name.split("."))
            stack += [getattr(one, field, None) for field in one._fields]
    return _Said(words, strings, given)


def _together(pieces: Sequence[_Said]) -> _Said:
    words: Counter[str] = Counter()
    for piece in pieces:
        words.update(piece.words)
    return _Said(words, set().union(*(p.strings for p in pieces)), sum(p.given for p in pieces))


def _plain_bases(tree: ast.Module) -> Set[str]:
    found = {"object", "unittest.TestCase", "unittest.IsolatedAsyncioTestCase"}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "unittest" and not node.level:
            found |= {alias.asname or alias.name for alias in node.names}
    return found
