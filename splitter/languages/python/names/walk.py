"""The walk over a syntax tree: one explicit stack, children in the order of their fields.

A node that binds, nests or reads has a handler, which one of the modules beside this registers; all
others are passed through. Handlers put on the stack what is left to look at.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from splitter.languages.python.names.scopes import Scope

Stack = list[Any]
Handler = Callable[[Any, Scope, Stack], None]
_H = TypeVar("_H", bound=Callable[..., None])
_HANDLERS: dict[type, Handler] = {}


def handles(*names: str) -> Callable[[_H], _H]:
    """Register a handler for node classes by name; one that this Python does not have is passed over."""

    def register(handler: _H) -> _H:
        _HANDLERS.update({getattr(ast, name): handler for name in names if hasattr(ast, name)})
        return handler

    return register


def walk(nodes: Iterable[Any], scope: Scope) -> None:
    stack: Stack = list(nodes)
    stack.reverse()
    while stack:
        node = stack.pop()
        kind = node.__class__
        if kind is ast.Name:  # every third node; a handler would cost as much again
            scope.use(node.id)
            continue
        handler = _HANDLERS.get(kind)
        if handler is not None:
            handler(node, scope, stack)
        else:
            push(stack, [getattr(node, name) for name in node._fields])


def push(stack: Stack, fields: Iterable[Any]) -> None:
    """Put what fields hold on the stack, so that the first is taken first."""
    for field in reversed(list(fields)):
        if field.__class__ is list:
            stack.extend([one for one in reversed(field) if isinstance(one, ast.AST)])
        elif isinstance(field, ast.AST):
            stack.append(field)
