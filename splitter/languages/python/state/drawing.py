"""Statements that draw random numbers while their file is imported, from a generator that it has seeded.

Which numbers one gets depends on how many were drawn since the seed: so all of them are in every part, in
their order, or all of them with the seed in the module of shared helpers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from splitter.languages.python.trees import FUNCTIONS
from splitter.text.nodes import nodes_in

_MODULES = ("random", "numpy.random")
"""What has a generator of its own that ``seed`` sets up, and functions that draw from it."""
_APART = frozenset({"seed", "default_rng", "getstate", "get_state", "setstate", "set_state"})
_DRAWING = frozenset({"rvs", "sample"})
"""What functions of other modules are called that draw from it; or ``rand`` is in their names."""


@dataclass(frozen=True)
class Draws:
    """The places of the statements that seed a generator, and of those below the first that draw."""

    seeds: frozenset[int] = frozenset()
    drawing: frozenset[int] = frozenset()

    @property
    def seed(self) -> int:
        """The one that seeds it, if no other does; else -1."""
        return min(self.seeds) if len(self.seeds) == 1 else -1


NO_DRAWS = Draws()


def draws_in(text: str, code: Mapping[int, Sequence[ast.stmt]]) -> Draws:
    """Those of a file, whose statements are given by their places."""
    if "seed(" not in text:
        return NO_DRAWS
    paths = _paths(code)
    seeds = {place for place, some in code.items() if any(_seeds(one, paths) for one in some)}
    if not seeds:
        return NO_DRAWS
    drawers = _drawers(code, paths)
    drawing = (
        place
        for place, some in code.items()
        if place > min(seeds) and place not in seeds and any(_draws(one, paths, drawers) for one in some)
    )
    return Draws(frozenset(seeds), frozenset(drawing))


def _paths(code: Mapping[int, Sequence[ast.stmt]]) -> Mapping[str, str]:
    """What imported names stand for: ``numpy.random`` for ``nr`` of ``from numpy import random as nr``."""
    found: dict[str, str] = {}
    for node in (node for some in code.values() for node in some):
        for alias in node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else ():
            if isinstance(node, ast.ImportFrom):
                found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif alias.asname:
                found[alias.asname] = alias.name
            else:
                found[alias.name.partition(".")[0]] = alias.name.partition(".")[0]
    return found


def _path(function: ast.expr, paths: Mapping[str, str]) -> str:
    """What is called: the whole name where it is imported, else what is written."""
    words: list[str] = []
    while isinstance(function, ast.Attribute):
        words.append(function.attr)
        function = function.value
    root = paths.get(function.id, function.id) if isinstance(function, ast.Name) else ""
    return ".".join([root, *reversed(words)])


def _seeds(node: ast.stmt, paths: Mapping[str, str]) -> bool:
    """``np.random.seed(1)``"""
    call = node.value if isinstance(node, ast.Expr) else None
    module, _, last = _path(call.func, paths).rpartition(".") if isinstance(call, ast.Call) else ("", "", "")
    return last == "seed" and module in _MODULES


def _drawers(code: Mapping[int, Sequence[ast.stmt]], paths: Mapping[str, str]) -> Set[str]:
    """The functions and classes of the file that draw when they are called, be it through others."""
    inside = {
        node.name: nodes_in(node)
        for some in code.values()
        for node in some
        if isinstance(node, (*FUNCTIONS, ast.ClassDef))
    }
    found = {name for name, nodes in inside.items() if any(_is_draw(one, paths) for one in nodes)}
    named = {name: {n.id for n in nodes if isinstance(n, ast.Name)} for name, nodes in inside.items()}
    while more := {name for name, names in named.items() if name not in found and names & found}:
        found |= more
    return found


def _draws(node: ast.stmt, paths: Mapping[str, str], drawers: Set[str]) -> bool:
    """Whether a number is drawn when a statement runs, and not only when what it defines is called."""
    for inner in running(node):
        if isinstance(inner, ast.Name) and inner.id in drawers:
            return True
        if _is_draw(inner, paths):
            return True
    return False


def _is_draw(node: ast.AST, paths: Mapping[str, str]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    module, _, last = _path(node.func, paths).rpartition(".")
    if last in _APART or last[:1].isupper():
        return False
    return module in _MODULES or last in _DRAWING or "rand" in last


def running(node: ast.AST) -> Iterator[ast.AST]:
    """What of a statement is evaluated when it runs: of a function all but its body."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        later = isinstance(one, (*FUNCTIONS, ast.Lambda))
        for field, value in ast.iter_fields(one):
            if not (later and field == "body"):
                inner = value if isinstance(value, list) else [value]
                waiting += (child for child in inner if isinstance(child, ast.AST))
