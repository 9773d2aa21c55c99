"""CPython's syntax tree of a file: all of its readers want the same one."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import lru_cache


@lru_cache(maxsize=1)
def tree_of(text: str) -> ast.Module:
    """The tree of a text, which nobody changes; raises what ``ast.parse`` does."""
    return ast.parse(text)


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
