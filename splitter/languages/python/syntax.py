"""Single statements of a file as CPython's syntax trees, for questions that need no more than that."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from contextlib import contextmanager

from splitter.languages.python import trees
from splitter.languages.python.trees import by_line
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.module import Module, Unit


def trees_of(module: Module) -> dict[int, ast.Module]:
    """The statements of all units that have any, by the units' places in the file."""
    units = (unit for unit in module.units if unit.line)
    groups = by_line(trees.tree_of(module.source.text).body)
    return {u.index: ast.Module(group, []) for u, group in zip(units, groups, strict=True)}


def tree_of(module: Module, unit: Unit) -> ast.Module:
    """The statements of a unit; raises ``Refused`` (S501) where CPython's own parser can't read them."""
    with _refusing(module, unit):
        return ast.parse(module.source.text[unit.head : unit.end])


def table_of(module: Module, unit: Unit) -> symtable.SymbolTable:
    """Its symbol table; raises ``Refused`` (S501) for what only the compiler refuses (``def f(a, a)``)."""
    with _refusing(module, unit):
        return symtable.symtable(module.source.text[unit.head : unit.end], "", "exec")


@contextmanager
def _refusing(module: Module, unit: Unit) -> Iterator[None]:
    try:
        yield
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = f"this Python can't read it: {error}"
        raise Refused(finding("S501", message, path=module.source.path, line=unit.line)) from error
