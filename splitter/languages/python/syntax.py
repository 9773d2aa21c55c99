"""Single statements of a file as CPython's syntax trees, for questions that need no more than that."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from contextlib import contextmanager

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.plan import Module, Unit


def tree_of(module: Module, unit: Unit) -> ast.Module:
    """The statements of a unit; raises ``Refused`` (S501) where CPython's own parser can't read them."""
    with _refusing(module, unit):
        return ast.parse(module.source.text[unit.head : unit.end])


def table_of(module: Module, unit: Unit, tree: ast.Module) -> symtable.SymbolTable:
    """Its symbol table; raises ``Refused`` (S501) for what only the compiler refuses (``def f(a, a)``)."""
    with _refusing(module, unit):
        return symtable.symtable(ast.unparse(tree), "", "exec")


@contextmanager
def _refusing(module: Module, unit: Unit) -> Iterator[None]:
    try:
        yield
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = f"this Python can't read it: {error}"
        raise Refused(finding("S501", message, path=module.source.path, line=unit.line)) from error
