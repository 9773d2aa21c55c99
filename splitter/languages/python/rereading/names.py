"""The names of a statement, by CPython's own symbol tables."""

from __future__ import annotations

import ast
import re
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from splitter.languages.python.rereading.collection import is_fixture

_QUOTED_ANNOTATION = re.compile(
    r"""(?:->|[(,]\s*\*{0,2}\w+\s*:)\s*(?P<quote>["'])(?P<names>[^"'\n]*)(?P=quote)
      | ^[ \t]*\w+[ \t]*:[ \t]*(?P<mark>["'])(?P<more>[^"'\n]*)(?P=mark)[ \t]*(?:=|\#|$)""",
    re.MULTILINE | re.VERBOSE,
)
"""Of a parameter, a result, an attribute: not the entries of a dictionary, which end with a comma."""

_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")


@dataclass(frozen=True)
class Facts:
    binds: tuple[str, ...]
    reads: frozenset[str]
    maybe: frozenset[str]
    """Read in a class body that also binds them: the class's own, or the module's before (``x = x.y``)."""


@lru_cache(maxsize=65536)
def facts(text: str) -> Facts:
    """What a statement binds and reads; a part's statements are the original's, hence the cache."""
    table = symtable.symtable(text + "\n\n", "<statement>", "exec")  # a backslash may end it
    binds: list[str] = []
    reads: set[str] = set()
    for symbol in table.get_symbols():
        if symbol.is_assigned() or symbol.is_imported():
            binds.append(symbol.get_name())
        if symbol.is_referenced():
            reads.add(symbol.get_name())
    maybe: set[str] = set()
    _globals(table, reads, maybe)
    reads.update(_quoted(text))
    return Facts(tuple(binds), frozenset(reads), frozenset(maybe))


def _quoted(text: str) -> Iterator[str]:
    """The names in quoted annotations, which a symbol table does not look into."""
    for match in _QUOTED_ANNOTATION.finditer(text):
        yield from _WORD.findall(match["names"] or match["more"] or "")


@lru_cache(maxsize=65536)
def method_names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What an indented method reads when its class is made (decorators, defaults), and when it runs."""
    table = symtable.symtable(f"class _:\n{text}\n\n", "<method>", "exec")
    body = next(child for child in table.get_children() if isinstance(child, symtable.Class))
    now = frozenset(s.get_name() for s in body.get_symbols() if s.is_referenced() and s.is_global())
    later: set[str] = set()
    _globals(body, later, set())
    later.update(_quoted(text))
    return now, frozenset(later)


@lru_cache(maxsize=4096)
def class_binds(text: str) -> frozenset[str]:
    """The names that a class body binds: its decorators and defaults see them, not the module's."""
    tables = [symtable.symtable(text + "\n\n", "<class>", "exec")]
    while tables:
        table = tables.pop()
        if isinstance(table, symtable.Class):
            return frozenset(s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported())
        tables.extend(table.get_children())
    return frozenset()


def _globals(table: symtable.SymbolTable, reads: set[str], maybe: set[str]) -> None:
    for child in table.get_children():
        if isinstance(child, symtable.Function):
            reads.update(child.get_globals())
        else:
            for symbol in child.get_symbols():
                if symbol.is_referenced():
                    (reads if symbol.is_global() else maybe).add(symbol.get_name())
        _globals(child, reads, maybe)


def fixtures_of(tree: ast.Module) -> frozenset[str]:
    """The names of the module's own fixtures."""
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and is_fixture(node)
    )


def requested(group: Sequence[ast.stmt], text: str) -> Iterator[str]:
    """Parameters of what pytest calls, and what ``usefixtures("db")`` and ``getfixturevalue("db")`` name."""
    for node in group:
        functions: list[ast.stmt] = node.body if isinstance(node, ast.ClassDef) else [node]
        for function in functions:
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and _asks(function):
                arguments = function.args
                yield from (a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
    if "usefixtures" not in text and "getfixturevalue" not in text:
        return
    for call in (inner for statement in group for inner in ast.walk(statement)):
        if isinstance(call, ast.Call) and _called(call) in ("usefixtures", "getfixturevalue"):
            for argument in call.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _asks(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return function.name.startswith("test") or is_fixture(function)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
