"""What functions look up in ``globals()`` under made names: those whose beginning is said, or all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def with_lookups(reading: Reading, tree: ast.Module) -> Reading:
    """Such a function needs all that its lookups may find.

    If no beginning is said, imports are not asked for, and tests only by tests. Of what a class does so its
    shares are not asked for it.
    """
    if not any("globals(" in one.text for one in reading.statements):
        return reading
    needs = dict(reading.needs)
    tests = frozenset(name for one in reading.statements for name in one.binds if one.tests)
    bound = frozenset(name for one in reading.statements for name in one.binds)
    defined = bound - frozenset(_imported(reading))
    for number, group in enumerate(by_line(tree.body)):
        if not isinstance(group[0], _FUNCTIONS):
            continue
        for start, walks in _beginnings(group[0]):
            some = bound if start and not walks else defined
            some = some if some is bound or reading.statements[number].tests else some - tests
            needs[number] = needs.get(number, frozenset()) | {one for one in some if one.startswith(start)}
    return replace(reading, needs=needs)


def _imported(reading: Reading) -> Iterator[str]:
    for one in reading.statements:
        yield from (alias.bound for alias in one.imports)
        yield from (found.alias.bound for found in (one.block.imports if one.block else ()))


def _beginnings(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, bool]]:
    """How the names begin, and whether all are gone through to find such."""
    filters = set[str]()
    walks = False
    for node in ast.walk(function):
        match node:
            case ast.Subscript(ast.Call(ast.Name("globals")), key, ast.Load()) if start := _beginning(key):
                yield start, False
            case ast.Compare(key, [ast.In() | ast.NotIn()], [ast.Call(ast.Name("globals"))]) if (
                start := _beginning(key)
            ):
                yield start, False
            case ast.For(iter=ast.Call(ast.Name("globals"))):
                walks = True
            case ast.comprehension(iter=ast.Call(ast.Name("globals"))):
                walks = True
            case ast.Call(ast.Name("len" | "list" | "sorted" | "set"), [ast.Call(ast.Name("globals"))]):
                walks = True
            case ast.Call(ast.Attribute(attr="startswith"), [ast.Constant(str(said)), *_]):
                filters.add(said)
            case ast.Call(ast.Attribute(attr="startswith")):
                filters |= {"", "?"}  # nothing is known of it
    if walks:
        yield filters.pop() if len(filters) == 1 else "", True


def _beginning(key: ast.expr) -> str:
    """What is said first of a string that is put together; nothing of any other."""
    match key:
        case ast.JoinedStr([ast.Constant(str(said)), *_]) | ast.BinOp(ast.Constant(str(said)), ast.Add()):
            return said
        case ast.BinOp(ast.BinOp() as left, ast.Add()):
            return _beginning(left)
    return ""
