"""Names looked up in ``globals()`` that no text says: ``globals()[f"make_{kind}"]``, ``len(globals())``."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from splitter.text.nodes import Nodes, nodes_below

_ASKING = frozenset({"get", "pop", "setdefault"})
_ALL = frozenset({"items", "keys", "values", "copy"})
_WALKING = frozenset({"len", "list", "set", "frozenset", "sorted", "tuple", "dict", "iter"})
_PLACES = re.compile(r"%|\{")


class Lookup(NamedTuple):
    """What a name that is looked up begins and ends with, as far as the text says."""

    head: str = ""
    tail: str = ""
    walks: bool = False
    """Whether all names are gone through, to find such."""

    def may_be(self, name: str) -> bool:
        """Whether it may be this one."""
        return name.startswith(self.head) and name.endswith(self.tail)


def lookups_in_globals(code: Sequence[ast.stmt]) -> list[Lookup]:
    """Of a statement those whose names are made while it runs; a name that it says is in its strings."""
    nodes = nodes_below(*code)
    spaces = {target for target, value in _assigned(nodes) if _is_globals(value)}
    return list(dict.fromkeys(_lookups(nodes, spaces)))


def _lookups(nodes: Nodes, spaces: set[str]) -> Iterator[Lookup]:
    def is_space(node: ast.expr) -> bool:
        return _is_globals(node) or (isinstance(node, ast.Name) and node.id in spaces)

    walked = [*(loop.iter for loop in nodes.of(ast.For)), *(one.iter for one in nodes.of(ast.comprehension))]
    asked: list[ast.expr] = []
    for call in nodes.of(ast.Call):
        if isinstance(call.func, ast.Name) and call.func.id in _WALKING:
            walked += call.args[:1]
        elif isinstance(call.func, ast.Attribute) and is_space(call.func.value):
            asked += call.args[:1] if call.func.attr in _ASKING else ()
    walked += [one.value for one in nodes.of(ast.Attribute) if one.attr in _ALL]
    if any(map(is_space, walked)):
        yield Lookup(_filtered(nodes), walks=True)
    for part in nodes.of(ast.Subscript):
        if isinstance(part.ctx, ast.Load) and is_space(part.value):
            asked.append(part.slice)
    for compared in nodes.of(ast.Compare):
        if isinstance(compared.ops[0], (ast.In, ast.NotIn)) and is_space(compared.comparators[0]):
            asked.append(compared.left)
    said = _Said(nodes, is_space)
    for name in asked:
        yield from said.lookups(name)


def _filtered(nodes: Nodes) -> str:
    """What names are kept that begin so: ``if name.startswith("make_")``; nothing if it is not one text."""
    said = {
        call.args[0].value if isinstance(call.args[0], ast.Constant) else ""
        for call in nodes.of(ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "startswith" and call.args
    }
    head = said.pop() if len(said) == 1 else ""
    return head if isinstance(head, str) else ""


def _is_globals(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "globals"


def _assigned(nodes: Nodes) -> Iterator[tuple[str, ast.expr]]:
    """The names that one value is assigned to."""
    for node in nodes.of(ast.Assign):
        yield from ((one.id, node.value) for one in node.targets if isinstance(one, ast.Name))
    annotated = ((one.target, one.value) for one in nodes.of(ast.AnnAssign) if one.value)
    walrus = ((one.target, one.value) for one in nodes.of(ast.NamedExpr))
    yield from ((target.id, value) for target, value in (*annotated, *walrus) if isinstance(target, ast.Name))


class _Said:
    """What a statement says of the values of its own names."""

    def __init__(self, nodes: Nodes, is_space: Callable[[ast.expr], bool]) -> None:
        self._is_space = is_space
        self.values: dict[str, list[ast.expr]] = {}
        for name, value in _assigned(nodes):
            self.values.setdefault(name, []).append(value)
        loops = [(loop.target, loop.iter) for loop in nodes.of(ast.For)]
        for target, items in (*loops, *((one.target, one.iter) for one in nodes.of(ast.comprehension))):
            if isinstance(target, ast.Name):
                listed = items.elts if isinstance(items, (ast.Tuple, ast.List, ast.Set)) else [items]
                self.values.setdefault(target.id, []).extend(listed)
        self.named = frozenset(
            word for call in nodes.of(ast.Call) for word in _parametrized(call) if _is_listed(call)
        )

    def lookups(self, name: ast.expr, depth: int = 0) -> Iterator[Lookup]:
        """What a name may be that is the value of an expression; nothing where it is said."""
        if isinstance(name, ast.Constant):
            return
        if isinstance(name, ast.Name) and name.id in self.named:
            return
        if self._is_space(name) or (isinstance(name, ast.Call) and any(map(self._is_space, name.args))):
            return  # one of those that are gone through
        if isinstance(name, ast.Name) and name.id in self.values and depth < 5:
            for value in self.values[name.id]:
                yield from self.lookups(value, depth + 1)
        elif isinstance(name, ast.IfExp):
            yield from self.lookups(name.body, depth)
            yield from self.lookups(name.orelse, depth)
        else:
            yield Lookup(_end(name, 0), _end(name, -1))


def _end(node: ast.expr, side: int) -> str:
    """What a string that is put together begins (0) or ends (-1) with."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr) and node.values:
        return _end(node.values[side], side)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _end(node.left if side == 0 else node.right, side)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return _outside(node.left, side)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _outside(node.func.value, side)
    return ""


def _outside(pattern: ast.expr, side: int) -> str:
    """What stands before the first place of a pattern; what is behind the last may be part of it."""
    return _PLACES.split(_end(pattern, 0))[0] if side == 0 else ""


def _parametrized(call: ast.Call) -> Iterator[str]:
    """The parameters of ``pytest.mark.parametrize("name, size", ...)``."""
    callee = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    first = call.args[0] if call.args else None
    if callee == "parametrize" and isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield from (word.strip() for word in first.value.split(","))


def _is_listed(call: ast.Call) -> bool:
    """Whether its values are all there to be read."""
    return len(call.args) > 1 and isinstance(call.args[1], (ast.List, ast.Tuple))
