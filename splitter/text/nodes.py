"""The nodes of syntax trees, all in the order of ``ast.walk`` or by their class, in a third of its time."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar, cast

Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True)
class Nodes:
    """Every node below some, and these, by class; docstrings and operators apart."""

    by_class: Mapping[type[ast.AST], Sequence[ast.AST]]

    @property
    def all(self) -> Iterator[ast.AST]:
        """All of them, those of one class together."""
        return chain.from_iterable(self.by_class.values())

    @property
    def functions(self) -> Sequence[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Those at any depth."""
        return (*self.of(ast.FunctionDef), *self.of(ast.AsyncFunctionDef))

    @property
    def strings(self) -> Iterator[str]:
        """What its strings say."""
        return (node.value for node in self.of(ast.Constant) if isinstance(node.value, str))

    def of(self, kind: type[Node]) -> Sequence[Node]:
        """Those of one class."""
        return cast("Sequence[Node]", self.by_class.get(kind, ()))


def nodes_in(*tops: ast.AST) -> list[ast.AST]:
    """They and all below but contexts and operators, as ``ast.walk`` gives them, in a third of its time."""
    found = list(tops)
    for node in found:  # which grows meanwhile
        for field in _HOLDING[node.__class__]:
            value = getattr(node, field, None)
            if value.__class__ is list:
                found += value if None not in value else [one for one in value if one is not None]
            elif value is not None:
                found.append(value)
    return found


def with_outer(top: ast.AST) -> tuple[list[ast.AST], dict[ast.AST, ast.AST]]:
    """The nodes of ``nodes_in``, and what each but the first stands in."""
    found, outer = [top], dict[ast.AST, ast.AST]()
    for node in found:  # which grows meanwhile
        for field in _HOLDING[node.__class__]:
            value = getattr(node, field, None)
            for inner in value if value.__class__ is list else (value,):
                if inner is not None:
                    outer[inner] = node
                    found.append(inner)
    return found, outer


def nodes_below(*tops: ast.AST) -> Nodes:
    """The nodes of some trees."""
    return Nodes(_by_class(tops))


def _by_class(tops: Iterable[ast.AST]) -> Mapping[type[ast.AST], Sequence[ast.AST]]:
    found: defaultdict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    stack: list[ast.AST | None] = list(tops)
    while stack:
        node = stack.pop()
        if node is None:  # the key of `**` in a dictionary, a parameter without a default
            continue
        kind = node.__class__
        found[kind].append(node)
        for field in _HOLDING[kind]:
            value = getattr(node, field)
            if value.__class__ is not list:
                stack.append(value)
            elif field == "body" and isinstance(node, _DOCUMENTED) and _opens_with_docstring(value):
                stack += value[1:]
            else:
                stack += value
    return found


def _opens_with_docstring(body: Sequence[ast.stmt]) -> bool:
    return (
        bool(body)
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    )


_DOCUMENTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
_WITHOUT_NODES = frozenset(
    {"ctx", "op", "ops", "id", "attr", "arg", "module", "level", "kind", "asname", "simple", "conversion"}
    | {"is_async", "type_comment", "type_ignores", "lineno", "rest", "kwd_attrs", "tag", "str"}
)
"""Fields that hold no node, or one of those that are the same wherever they stand."""
_LEAVES = (ast.Constant, ast.Global, ast.Nonlocal, ast.alias, ast.MatchSingleton, ast.MatchStar)


def _fields_with_nodes(kind: type[ast.AST]) -> tuple[str, ...]:
    """Those of a class's fields that may hold further nodes."""
    if issubclass(kind, _LEAVES):
        return ()
    without = _WITHOUT_NODES if kind.__name__ == "TypeAlias" else _WITHOUT_NODES | {"name"}
    return tuple(field for field in kind._fields if field not in without)


_HOLDING = {
    kind: _fields_with_nodes(kind)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}
