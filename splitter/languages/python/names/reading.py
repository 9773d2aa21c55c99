"""References: names, calls, and strings that are code."""

from __future__ import annotations

import ast
from typing import Any

from splitter.languages.python.folding import words_in
from splitter.languages.python.names.binding import (
    CHANGERS,
    MUTATORS,
    SELVES,
    bind_target,
    change,
    changes_first,
    root_name,
)
from splitter.languages.python.names.effects import CHANGER, Use
from splitter.languages.python.names.scopes import Scope
from splitter.languages.python.names.walk import Stack, handles, walk

_HANDED_ON = frozenset({"add", "append", "appendleft", "clear", "extend", "insert", "pop", "put", "update"})
"""Those of them that others are given to call; of a class it would be a function."""
_IN_PLACE = frozenset({"__setitem__", "__delitem__", "__setattr__", "__iadd__", "__next__"})
_EXECUTING = frozenset({"execute", "executemany", "executescript"})
_STORING = frozenset({"alter", "create", "delete", "drop", "insert", "replace", "truncate", "update"})
"""How the statements of SQL begin that change a database, which a connection of DB-API 2.0 (PEP 249) has."""
_INTO = frozenset({"pack_into"})
"""Methods and functions that write into the first or second thing that they are given (``struct``)."""
_SUSPECT = CHANGERS | MUTATORS | {""}
"""The last names of what may change what it is given first: ``methodcaller("append", 1)`` has none."""

_TAKING = frozenset({"acquire", "pop", "popitem", "popleft", "setdefault", "start"})
"""Those of them that give something back."""
_TYPED_STRINGS = frozenset({"cast", "TypeVar", "NewType", "ForwardRef"})
_NAMING = frozenset({"TypeVar", "NewType"})
"""Those of them whose first argument is the new type's own name."""
_CONDITIONAL = frozenset({"skipif", "xfail"})
"""Marks whose condition may be a string, which pytest evaluates in the module."""


@handles("Attribute")
def _attribute(node: ast.Attribute, scope: Scope, stack: Stack) -> None:
    value: Any = node.value
    stack.append(value)
    if value.__class__ is ast.Name and value.id in SELVES:
        scope.root.selves.add((node.attr, Use.READ))


@handles("Load", "Store", "Del")
def _context(node: ast.expr_context, scope: Scope, stack: Stack) -> None:
    """Refers to nothing."""


@handles("Expr")
def _expression(node: ast.Expr, scope: Scope, stack: Stack) -> None:
    """What only holds a value: passing it through here costs less than looking at its fields."""
    if node.value.__class__ is ast.Call:
        _call(node.value, scope, stack, alone=True)
    else:
        stack.append(node.value)


@handles("List", "Tuple", "Set")
def _display(node: ast.List | ast.Tuple | ast.Set, scope: Scope, stack: Stack) -> None:
    """The same: tables of cases are made of them."""
    stack.extend(reversed(node.elts))


def _gives_a_copy(node: ast.Call, name: str, scope: Scope) -> bool:
    """``c = b.remove(f)``: lists and their like give nothing back, so it is none of them that does."""
    return node is scope.root.assigned and name not in _TAKING


def _stores(node: ast.Call) -> bool:
    """``connection.execute("CREATE TABLE t (x)")``: a statement of SQL that is more than a question."""
    first = node.args[0] if node.args else None
    said = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
    return "".join(said.split(None, 1)[:1]).lower() in _STORING


@handles("Call")
def _call(node: ast.Call, scope: Scope, stack: Stack, *, alone: bool = False) -> None:
    """``alone`` is one that is all of a statement, so that nobody has what it gives back."""
    func: Any = node.func
    values = [*map(_bare, node.args), *[keyword.value for keyword in node.keywords]]
    name, callee = "", ""
    if func.__class__ is ast.Attribute:
        name = func.attr
        callee = f".{name}"
        root = root_name(func.value)
        if root is not None:
            changes = name in MUTATORS and not _gives_a_copy(node, name, scope)
            if changes or name in _IN_PLACE or (name in _EXECUTING and _stores(node)):
                change(func.value, scope)
            else:
                scope.invokes.add((root, name))
            if scope.now:
                scope.root.runs.add(root)
    elif func.__class__ is ast.Name:
        name = callee = func.id
        if scope.now:
            scope.root.runs.add(name)
    if values:
        if name in _INTO:
            for value in values[:2]:
                change(value, scope)
        elif (name in _SUSPECT and changes_first(func)) or (
            scope.aliases and callee == name and CHANGER in scope.meant(name)
        ):
            change(values[0], scope)
        for keyword in node.keywords:
            if keyword.arg == "out":  # of numpy's functions
                change(keyword.value, scope)
    scope.root.calls.add(name)
    if callee:
        keys = [*range(len(node.args)), *[keyword.arg for keyword in node.keywords]]
        for key, value in zip(keys, values, strict=True):
            kind = value.__class__
            passed = root_name(value) if kind is ast.Name or kind is ast.Attribute else None
            if isinstance(value, ast.Attribute) and value.attr in _HANDED_ON and not scope.now:
                change(value.value, scope)  # who is given ``rows.append`` calls it
            if passed is not None:
                scope.passes.add((callee, len(keys) if key is None else key, passed))
    if name in _TYPED_STRINGS:
        for value in values[1:] if node.args and name in _NAMING else values:
            annotation(value, scope, stack)
    elif name in _CONDITIONAL and not alone:  # else it is pytest.xfail("why"), for a mark has to be kept
        conditions = [*node.args[:1], *[k.value for k in node.keywords if k.arg == "condition"]]
        for value in conditions:
            annotation(value, scope, stack)
    stack.extend(reversed(values))
    stack.append(func)


def _bare(argument: ast.expr) -> ast.expr:
    return argument.value if isinstance(argument, ast.Starred) else argument


@handles("Constant")
def _constant(node: ast.Constant, scope: Scope, stack: Stack) -> None:
    value = node.value
    if value.__class__ is str:
        scope.root.strings.append(value)
    elif value.__class__ is bytes:
        scope.root.strings.append(value.decode("latin-1"))


def annotation(node: ast.expr, scope: Scope, stack: Stack) -> None:
    """An annotation's names, those in its quotes included (PEP 484 forward references)."""
    before = len(scope.root.strings)
    walk([node], scope)
    for text in scope.root.strings[before:]:
        for word in words_in(text):
            scope.use(word)


@handles("AnnAssign")
def _ann_assign(node: ast.AnnAssign, scope: Scope, stack: Stack) -> None:
    annotation(node.annotation, scope, stack)
    if node.value is not None:
        walk([node.value], scope)
    bind_target(node.target, scope, stack)
