"""The names that are a function's own: what it does to the objects behind others, it does beyond itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set

from splitter.text.nodes import nodes_in


def own_names(function: ast.AST) -> Set[str]:
    """The parameters and variables of a function and of those in it, but for what it declares global.

    Not what it imports: that is behind other names, too.
    """
    nodes = nodes_in(function)
    return frozenset(_bound(nodes)) - _declared(nodes)


def globals_bound(function: ast.AST) -> Set[str]:
    """The names of its module that a function binds."""
    nodes = nodes_in(function)
    return _declared(nodes).intersection(_bound(nodes))


def _declared(nodes: Sequence[ast.AST]) -> frozenset[str]:
    return frozenset(name for node in nodes if isinstance(node, ast.Global) for name in node.names)


def _bound(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """All but what the first of the nodes, the function itself, is called."""
    for node in nodes[1:]:
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (*_NAMED, ast.ExceptHandler)) and node.name:
            yield node.name


_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
