"""CPython's syntax tree of a file: all of its readers want the same one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from splitter.text.lines import count_lines

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef

_PIECE = 50_000
"""How many characters are parsed at once: what CPython needs meanwhile is as much again as the tree."""
_BETWEEN = re.compile(r"\n\n(?=(?:async[ \t]+def|class|def)\b|@)")
"""Where a statement begins, unless that is in brackets or in a string: what is cut there can't be parsed."""


@lru_cache(maxsize=1)
def tree_of(text: str) -> ast.Module:
    """The tree of a text, which nobody changes; raises what ``ast.parse`` does."""
    return ast.Module([statement for body in bodies_of(text) for statement in body], [])


def bodies_of(text: str) -> Iterator[Sequence[ast.stmt]]:
    """The statements of a text, so many at once as take little memory; raises what ``ast.parse`` does."""
    given = 0
    try:
        for piece in _pieces(text):
            body = ast.parse(piece).body
            given += len(body)
            yield body
    except (SyntaxError, ValueError):  # a piece may be at fault, or say another place
        yield ast.parse(text).body[given:]


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces, each on the lines where it stands."""
    start = line = 0
    while start + _PIECE < len(text) and (cut := _BETWEEN.search(text, start + _PIECE)):
        yield "\n" * line + text[start : cut.end()]
        line += count_lines(text, start, cut.end())
        start = cut.end()
    yield "\n" * line + text[start:]


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
    yield getattr(statement, "body", ())
    for inner in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield inner.body
    yield getattr(statement, "orelse", ())
    yield getattr(statement, "finalbody", ())


def statements_in(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a block, each before those in its ``if``, ``try``, ``with`` and loops."""
    waiting = list(reversed(body))
    while waiting:
        statement = waiting.pop()
        yield statement
        if statement.__class__ in _WITH_BLOCKS:
            waiting += reversed([inner for block in blocks_in(statement) for inner in block])


_WITH_BLOCKS = frozenset(
    getattr(ast, name)
    for name in ("If", "For", "AsyncFor", "While", "With", "AsyncWith", "Try", "TryStar", "Match")
    if hasattr(ast, name)
)
