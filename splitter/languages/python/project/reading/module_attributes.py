"""What a file uses of a module that it imports as a module: ``import test_big`` and ``test_big.parse()``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from splitter.languages.python.trees import FUNCTIONS

_NAMED = (*FUNCTIONS, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)
"""What binds its ``name``."""


def attributes_used(text: str, is_module: Callable[[str], bool]) -> frozenset[str]:
    """The attributes by which ``text`` uses the modules whose dotted names ``is_module`` knows.

    Empty where it may use others: it hands the module on, sets something there, never names it, or has
    something else by its name, too.
    """
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    if any(_is_star(node, is_module) for node in nodes):
        return frozenset()
    names = {name for node in nodes for name in _names_of(node, is_module)}
    tops = {name[0] for name in names}
    found: set[str] = set()
    inner: set[ast.AST] = set()
    for node in nodes:  # what is around comes before what is in it
        if node in inner:
            continue
        if not tops.isdisjoint(_rebound(node, is_module)):
            return frozenset()
        chain = list(_chain(node))
        inner.update(chain)
        if not chain or not isinstance(chain[-1], ast.Name):
            continue
        words = tuple(one.attr if isinstance(one, ast.Attribute) else chain[-1].id for one in reversed(chain))
        for name in names:
            if name[: len(words)] == words:
                return frozenset()
            if words[: len(name)] == name:
                used = chain[-1 - len(name)]
                if not isinstance(used, ast.Attribute) or not isinstance(used.ctx, ast.Load):
                    return frozenset()
                found.add(used.attr)
    return frozenset(found)


def _chain(node: ast.AST) -> Iterator[ast.Attribute | ast.Name]:
    """``a.b.c``, ``a.b`` and ``a`` of the first."""
    while isinstance(node, ast.Attribute):
        yield node
        node = node.value
    if isinstance(node, ast.Name):
        yield node


def _names_of(node: ast.AST, is_module: Callable[[str], bool]) -> Iterator[tuple[str, ...]]:
    """What stands for such a module below an import: ``pkg``, ``test_big`` after ``import pkg.test_big``."""
    for alias, module in _imported(node):
        if is_module(module):
            yield (alias.asname,) if alias.asname else tuple(alias.name.split("."))


def _is_star(node: ast.AST, is_module: Callable[[str], bool]) -> bool:
    """Whether a statement takes all names of such a module."""
    return (
        isinstance(node, ast.ImportFrom)
        and any(alias.name == "*" for alias in node.names)
        and is_module(_package(node))
    )


def _rebound(node: ast.AST, is_module: Callable[[str], bool]) -> Iterator[str]:
    """The names that a statement binds to something else than modules of their packages."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, _NAMED) and node.name:
        yield node.name
    for alias, module in _imported(node):
        if (alias.asname or isinstance(node, ast.ImportFrom)) and not is_module(module):
            yield alias.asname or alias.name


def _imported(node: ast.AST) -> Iterator[tuple[ast.alias, str]]:
    """The names of an import, each with the module that it may mean."""
    if isinstance(node, ast.Import):
        yield from ((alias, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        package = _package(node)
        for alias in node.names:
            yield alias, f"{package}{'' if package.endswith('.') else '.'}{alias.name}"


def _package(node: ast.ImportFrom) -> str:
    return f"{'.' * node.level}{node.module or ''}"
