"""CPython's syntax tree of a file: all of its readers want the same one."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import lru_cache


@lru_cache(maxsize=1)
def tree_of(text: str) -> ast.Module:
    """The tree of a text, which nobody changes; raises what ``ast.parse`` does."""
    return ast.parse(text)


_WITHOUT_NODES = frozenset(
    {
        "ctx",
        "op",
        "ops",
        "id",
        "attr",
        "arg",
        "kind",
        "type_comment",
        "conversion",
        "simple",
        "level",
        "module",
    }
    | {"asname", "tag", "lineno", "is_async", "kwd_attrs", "rest", "str", "type_ignores"}
)
"""Fields that hold words and numbers, or contexts and operators."""


def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    words = set(_WITHOUT_NODES)
    if kind.__name__ != "TypeAlias":
        words.add("name")
    if issubclass(kind, (ast.Constant, ast.MatchSingleton)):
        words.add("value")
    if issubclass(kind, (ast.Global, ast.Nonlocal)):
        words.add("names")
    return tuple(field for field in kind._fields if field not in words)


_FIELDS = {
    kind: _fields(kind) for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST)
}


def nodes_in(*tops: ast.AST) -> list[ast.AST]:
    """They and all below but contexts and operators, as ``ast.walk`` gives them, in a third of its time."""
    found = list(tops)
    for node in found:  # which grows meanwhile
        for field in _FIELDS[node.__class__]:
            value = getattr(node, field, None)
            if value.__class__ is list:
                found += value if None not in value else [one for one in value if one is not None]
            elif value is not None:
                found.append(value)
    return found


def by_line(body: Sequence[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Statements that share a line (``import os; import sys``) are one statement here."""
    group: list[ast.stmt] = []
    for node in body:
        if group and node.lineno > (group[-1].end_lineno or 0):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def blocks_in(statement: ast.stmt) -> Iterator[Sequence[ast.stmt]]:
    """The blocks of a compound statement: of ``if``, ``else``, ``try``, ``except``, ..."""
    for name in ("body", "orelse", "finalbody"):
        yield getattr(statement, name, ())
    for inner in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield inner.body
