"""Whether parts may import names from a module of shared helpers, from the texts of that and the original.

Reasons by itself about what the planner must have left in the parts: what an import can't bring (a name
with several values), what depends on the module it stands in, and what pytest would collect there.
"""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

from splitter.languages.python.rereading.collection import is_fixture

_DEPENDS = {"__name__", "__file__", "__doc__", "__spec__", "__package__", "__loader__", "__path__"}
_DEPENDS |= {"globals", "exec", "eval"}
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)


def flaw(original: bytes, lender: bytes, borrowed: frozenset[str]) -> str:
    """What is wrong with importing ``borrowed`` from ``lender``, in words; empty if nothing is."""
    try:
        return next(_flaws(ast.parse(original), ast.parse(lender), borrowed), "")
    except (SyntaxError, ValueError, RecursionError) as error:
        return str(error)


def _flaws(original: ast.Module, lender: ast.Module, borrowed: frozenset[str]) -> Iterator[str]:
    rebound = {name for node in ast.walk(original) if isinstance(node, ast.Global) for name in node.names}
    yield from (f"{name} gets other values later" for name in sorted(rebound & borrowed))
    values: dict[str, int] = {}
    for statement in original.body:
        for name in _assigned(statement):
            values[name] = values.get(name, 0) + 1
    yield from (f"{name} is bound more than once" for name in sorted(borrowed) if values.get(name, 0) > 1)
    yield from (f"{name} is named like a test" for name in sorted(borrowed) if name[:4] in ("test", "Test"))
    for statement in lender.body:
        if isinstance(statement, _IMPORTS):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and node.id in _DEPENDS:
                yield f"a statement depends on {node.id}"
            if isinstance(node, ast.Global):
                yield f"a function binds {', '.join(node.names)} anew"
            if isinstance(node, _DEFINITIONS) and node.name.startswith("test"):
                yield f"it holds {node.name}"
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and is_fixture(node):
                yield f"it holds the fixture {node.name}, which pytest looks for in the parts"
    asked = _asked_through_the_module(original)
    yield from (f"{name} is looked up in the module by its name" for name in sorted(asked & borrowed))


def _assigned(statement: ast.stmt) -> set[str]:
    """The names that a statement of the module binds there, by CPython's symbol table of it alone."""
    table = symtable.symtable(ast.unparse(statement), "", "exec")
    return {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}


def _asked_through_the_module(original: ast.Module) -> frozenset[str]:
    """Words of strings in statements that use the module's name: ``patch(__name__ + ".helper")``."""
    found: set[str] = set()
    for statement in original.body:
        nodes = list(ast.walk(statement))
        if any(isinstance(node, ast.Name) and node.id == "__name__" for node in nodes):
            texts = (n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))
            found.update(word for text in texts for word in text.replace(".", " ").split())
    return frozenset(found)
