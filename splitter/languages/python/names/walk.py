"""The walk over a libcst tree: one explicit stack, children in the order of evaluation.

A node that binds, nests or reads has a handler, which one of the modules beside this registers; all
others are passed through. Handlers put on the stack what is left to look at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

import libcst as cst

from splitter.languages.python.names.scopes import Scope

Stack = list[Any]
Handler = Callable[[Any, Scope, Stack], None]
_H = TypeVar("_H", bound=Callable[..., None])
_HANDLERS: dict[type, Handler] = {}

_NOT_CHILDREN = re.compile(
    r"whitespace|[lr](par|bracket|brace)|comma|leading|trailing|header|footer|semicolon|newline|equal"
    r"|dot|operator|indent|lines_after|colon|first_colon|second_colon|asynchronous|start|end|star$"
    r"|posonly_ind|separator|conversion|encoding|default_(indent|newline)|has_"
)


def handles(*names: str) -> Callable[[_H], _H]:
    """Register a handler for node classes by name; one that this libcst does not have is passed over."""

    def register(handler: _H) -> _H:
        _HANDLERS.update({getattr(cst, name): handler for name in names if hasattr(cst, name)})
        return handler

    return register


def walk(nodes: Iterable[Any], scope: Scope) -> None:
    stack: Stack = list(nodes)
    stack.reverse()
    while stack:
        node = stack.pop()
        kind = node.__class__
        if kind is cst.Name:  # every third node; a handler would cost as much again
            scope.use(node.value)
            continue
        handler = _HANDLERS.get(kind)
        if handler is not None:
            handler(node, scope, stack)
        else:
            push(stack, children(node, kind))


def push(stack: Stack, children: Sequence[Any]) -> None:
    """Put children on the stack so that the first is taken first."""
    for child in reversed(children):
        kind = child.__class__
        if kind is list or kind is tuple:
            stack.extend(reversed(child))
        elif kind not in _NOT_NODES:
            stack.append(child)


_NOT_NODES = frozenset({type(None), str, bool, cst.MaybeSentinel})
"""What else a field of a node may hold; ``isinstance`` costs too much for each of them."""


_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def children(node: Any, kind: type) -> tuple[Any, ...]:
    getter = _GETTERS.get(kind)
    if getter is None:
        names = [f.name for f in fields(kind) if not _NOT_CHILDREN.match(f.name)]
        getter = _getter(names)
        _GETTERS[kind] = getter
    return getter(node)


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if not names:
        return lambda node: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda node: (get(node),)
