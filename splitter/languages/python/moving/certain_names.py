"""Which names a module surely has once a statement of it has run: not those of one branch alone.

``try: from rsa import ed25519`` with ``except ImportError: pass`` may leave the name unbound. A function that
reads it minds nothing while it is not called; an import of it from another module fails at once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))
_SCOPES = (*_FUNCTIONS, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_MAY_STOP_SHORT = (ast.For, ast.AsyncFor, ast.While, ast.Match, ast.With, ast.AsyncWith)
"""Statements whose body may not run at all, or end halfway without a word (``contextlib.suppress``)."""


def uncertain_names(body: Sequence[ast.stmt]) -> frozenset[str]:
    """The names that statements bind on some of their ways and leave unbound on others."""
    certain = _certain(body)
    return frozenset() if certain is None else frozenset(bound_names(body)) - certain


def bound_names(body: Iterable[ast.AST]) -> Iterator[str]:
    """The names that statements bind in their module, when they run there."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name
        if not isinstance(node, _SCOPES):
            stack.extend(ast.iter_child_nodes(node))


def _certain(body: Sequence[ast.stmt]) -> frozenset[str] | None:
    """What is bound on all ways through statements that go on behind them; ``None`` if none does."""
    found: frozenset[str] = frozenset()
    for statement in body:
        if isinstance(statement, ast.Raise):
            return None
        ways = [way for way in _ways(statement) if way is not None]
        if not ways:
            return None
        found |= frozenset.intersection(*ways)
        if isinstance(statement, ast.Delete):
            found -= frozenset(bound_names([statement]))
    return found


def _ways(statement: ast.stmt) -> Iterator[frozenset[str] | None]:
    if isinstance(statement, ast.If):
        yield _certain(statement.body)
        yield _certain(statement.orelse)
    elif isinstance(statement, _TRIES):
        yield _certain([*statement.body, *statement.orelse, *statement.finalbody])
        for handler in statement.handlers:
            yield _certain([*handler.body, *statement.finalbody])
    elif isinstance(statement, _MAY_STOP_SHORT):
        yield frozenset()
    else:
        yield frozenset(bound_names([statement]))
