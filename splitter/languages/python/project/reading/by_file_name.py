"""Fixtures and hooks that make something of the name of a test's file: the path of its data, a seed, a mark.

``(request.path.parent / "data" / request.path.stem)`` is another path in a part, and nothing is there.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain

from splitter.languages.python.decorators import is_fixture, last_name
from splitter.languages.python.project.reading.paths import Kind, use_of
from splitter.languages.python.project.reading.told_apart import (
    GIVEN_BY_PYTEST,
    Said,
    said_by_names,
    strings,
)
from splitter.text.nodes import Nodes, with_outer

Function = ast.FunctionDef | ast.AsyncFunctionDef

_PATHS = frozenset({"path", "fspath", "__file__"})
MAY_ASK = re.compile(
    r"\b(?:request|item|node|pyfuncitem|collector|report|metafunc|module|mod)\s*\."
    r"\s*(?:path|fspath|__file__|__name__)\b"
)
"""What stands in the text of a module with such a function."""

ATTRIBUTES = _PATHS | {"__name__"}
"""What it asks for."""
_MODULES = frozenset({"module", "mod"})
_SHOWN = frozenset({"getLogger", "get_logger", "print", "mktemp", "info", "debug", "warning", "log"})
"""Who is given a module's name to show it, or to make a name that nobody looks for."""


HOOK = "pytest_"
"""How the names of hooks begin (pytest's "Writing hook functions")."""


def by_file_name(nodes: Nodes) -> Iterator[Function]:
    """The fixtures and hooks among a module's functions that ask for the name of a test's file.

    Themselves, in a function that they call, or by another fixture of the module.
    """
    functions = nodes.functions
    said = said_by_names(nodes)
    asking = {one.name for one in functions if asks_for_name(one, said)}
    while asking:
        more = {f.name for f in functions if not asking.isdisjoint(_used(f))} - asking
        if not more:
            break
        asking |= more
    yield from (f for f in functions if f.name in asking and (is_fixture(f) or f.name.startswith(HOOK)))


def _used(function: Function) -> Iterator[str]:
    """What it calls, and the parameters that pytest fills."""
    for node in chain.from_iterable(map(ast.walk, function.body)):
        if isinstance(node, ast.Name):
            yield node.id
    yield from (one.arg for one in function.args.args)


def asks_for_name(function: Function, said: Said | None = None) -> bool:
    """Whether a function makes something of the name of the file that a test is in, itself.

    Or compares it with what nobody can read, where it is known what names stand for: with what is ``said`` is
    another question, see ``told_apart``.
    """
    nodes, outer = with_outer(function)
    own = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    places = [
        node
        for node in nodes
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES
        # a module of a loop of its own is not the test's
        if not (isinstance(node.value, ast.Name) and node.value.id in own & _MODULES)
    ]
    if any(_is_module_name(place) and _makes_something(place, outer, said) for place in places):
        return True
    return any(
        use is Kind.NAME and not _is_compared(node, outer, said)
        for node, use in _uses_of_paths(nodes, places, outer)
    )


def _uses_of_paths(
    nodes: Sequence[ast.AST], places: Sequence[ast.Attribute], outer: Mapping[ast.AST, ast.AST]
) -> Iterator[tuple[ast.AST, Kind | None]]:
    names: set[str] = set()
    for place in filter(_is_path, places):
        found = use_of(place, outer)
        if isinstance(found, str):
            names.add(found)
        else:
            yield place, found
    yield from _uses_of_names(nodes, names, outer)


def _uses_of_names(
    nodes: Sequence[ast.AST], names: Set[str], outer: Mapping[ast.AST, ast.AST]
) -> Iterator[tuple[ast.AST, Kind | None]]:
    for node in nodes:
        if isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load):
            found = use_of(node, outer)
            yield node, None if isinstance(found, str) else found


def _is_path(node: ast.Attribute) -> bool:
    """``request.path``, ``item.fspath``, ``request.module.__file__``."""
    if node.attr not in _PATHS:
        return False
    return last_name(node.value) in (_MODULES if node.attr == "__file__" else GIVEN_BY_PYTEST)


def _is_module_name(node: ast.Attribute) -> bool:
    return node.attr == "__name__" and last_name(node.value) in _MODULES


def _makes_something(node: ast.AST, outer: Mapping[ast.AST, ast.AST], said: Said | None) -> bool:
    """Whether a module's name is more than shown, or compared."""
    above = outer.get(node)
    if isinstance(above, ast.Call) and last_name(above.func) in _SHOWN:
        return False
    return not isinstance(above, ast.Expr) and not _is_compared(node, outer, said)


def _is_compared(node: ast.AST, outer: Mapping[ast.AST, ast.AST], said: Said | None) -> bool:
    """Whether it is, with strings that can be read if it is known what names stand for."""
    while not isinstance(node, ast.stmt):
        above = outer[node]
        if isinstance(above, ast.Compare):
            others = (side for side in (above.left, *above.comparators) if side is not node)
            return said is None or any(any(strings(side, said)) for side in others)
        if isinstance(above, ast.Call) and last_name(above.func) in ("startswith", "endswith", *_SHOWN):
            return True
        node = above
    return False
