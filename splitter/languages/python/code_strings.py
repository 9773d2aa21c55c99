"""Code in strings: which of its names are a function's own, and what formulas and queries name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from splitter.languages.python.names import DYNAMIC_CALLS, Names
from splitter.text.nodes import nodes_in

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LISTED = re.compile(r"\s*\w+\s*(?:,\s*\w+\s*)*,?\s*")
_AT = re.compile(r"@([^\W\d]\w*)")
_SCOPES = (*_FUNCTIONS, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def formula_names(text: str) -> Iterator[str]:
    """The names of a formula: ``y ~ x + g(z)``. What is no column of the data is looked up where it is given.

    See the documentation of patsy and formulaic; interactions (``a:b``) are their own, the rest is Python's.
    """
    left, sign, right = text.partition("~")
    if not sign:
        return
    for side in (left, right):
        try:
            tree = ast.parse(side.replace(":", "*").strip() or "0", mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        yield from (node.id for node in nodes_in(tree) if isinstance(node, ast.Name))


def query_names(text: str) -> list[str]:
    """The names that ``frame.query("a > @limit")`` looks up where it stands (see pandas)."""
    return _AT.findall(text)


def spoken_words(node: ast.stmt, names: Names) -> frozenset[str]:
    """What could be a name in the strings of a statement that something is done with.

    What is said of it is for people, if there are no examples to be run in it.
    """
    said = _said(node)
    return names._replace(strings=tuple(text for text in names.strings if text not in said)).words()


def listed_words(node: ast.stmt, names: Names) -> frozenset[str]:
    """Those in strings that are names alone, ``"db, name"``: who asks for fixtures says no more."""
    said = _said(node)
    listed = (text for text in names.strings if _LISTED.fullmatch(text) and text not in said)
    return names._replace(strings=tuple(listed)).words()


def _said(node: ast.stmt) -> set[str]:
    return {
        one.value.value
        for one in nodes_in(node)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
        if isinstance(one.value.value, str) and ">>>" not in one.value.value
    }


def own_names(code: Sequence[ast.stmt]) -> frozenset[str]:
    """Names that ``eval(text)`` in a function finds there, whatever the module has under them.

    Those of its parameters, and what its body's own statements assign before one that evaluates.
    """
    function = code[0]
    if len(code) > 1 or not isinstance(function, _FUNCTIONS):
        return frozenset()
    found = {node.arg for node in nodes_in(function.args) if isinstance(node, ast.arg)}
    evaluates = False
    for statement in function.body:
        calls = [node for node in nodes_in(statement) if _is_dynamic(node)]
        if any(not _sees_function(call) for call in calls) or (calls and _has_scopes(statement)):
            return frozenset()
        evaluates = evaluates or bool(calls)
        if isinstance(statement, ast.Assign) and not evaluates:
            found.update(name for target in statement.targets for name in _names(target))
    return frozenset(found - set(_given_up(function)))


def _is_dynamic(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _callee(node.func) in DYNAMIC_CALLS


def _callee(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _sees_function(call: ast.AST) -> bool:
    """Whether it is a call of ``eval`` or ``exec`` that is given no other namespace."""
    assert isinstance(call, ast.Call)
    plain = isinstance(call.func, ast.Name) and call.func.id in ("eval", "exec")
    return plain and len(call.args) == 1 and not call.keywords and not isinstance(call.args[0], ast.Starred)


def _has_scopes(statement: ast.stmt) -> bool:
    return any(isinstance(node, _SCOPES) for node in nodes_in(statement))


def _names(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        yield from (name for one in target.elts for name in _names(one))


def _given_up(function: ast.AST) -> Iterator[str]:
    """What it says to be another scope's, or deletes."""
    for node in nodes_in(function):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield from node.names
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del):
            yield node.id
