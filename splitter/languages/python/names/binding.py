"""Statements and expressions that bind names, or change what a name stands for."""

from __future__ import annotations

from typing import Any

import libcst as cst

from splitter.languages.python.names.effects import CLASS, Use
from splitter.languages.python.names.scopes import ComprehensionScope, ModuleScope, Scope
from splitter.languages.python.names.walk import Stack, handles, push, walk

_VIEWS = frozenset({"get", "setdefault", "values", "items", "pop", "popitem", "popleft"})
"""Methods whose result is, or holds, what the object holds."""


_SELVES = frozenset({"self", "cls"})


def root_name(node: Any) -> str | None:
    """``x`` of ``x.a[0].b``; ``None`` for anything that does not start at a name.

    ``f()`` of ``f(1).a``, and ``CLASS`` of ``type(self).a``.
    """
    while True:
        kind = node.__class__
        if kind is cst.Name:
            return str(node.value)
        if kind is cst.Attribute:
            if node.attr.value == "__class__":
                return CLASS
            node = node.value
        elif kind is cst.Subscript:
            node = node.value
        elif kind is cst.Call and node.func.__class__ is cst.Name:
            return CLASS if node.func.value == "type" else f"{node.func.value}()"
        elif kind is cst.Call and node.func.__class__ is cst.Attribute and node.func.attr.value in _VIEWS:
            node = node.func.value
        else:
            return None


def note_aliases(target: Any, value: Any, scope: Scope) -> None:
    """``a = b`` and ``for a in b``: what changes ``a`` may change ``b``, or what it holds."""
    root = root_name(value)
    if root is None or scope.parent is None:
        return
    kind = target.__class__
    if kind is cst.Name:
        scope.alias(target.value, root)
    elif kind is cst.Tuple or kind is cst.List:
        for element in target.elements:
            note_aliases(element.value, value, scope)


def change(node: Any, scope: Scope) -> None:
    """Note that the object of an expression is changed."""
    root = root_name(node)
    if root is None:
        return
    scope.mutate(root)
    if root in _SELVES:
        attribute = first_attribute(node)
        if attribute:
            scope.root.selves.add((attribute, Use.CHANGE))


def first_attribute(node: Any) -> str:
    """``a`` of ``self.a[0].b``."""
    found = ""
    while isinstance(node, (cst.Attribute, cst.Subscript, cst.Call)):
        if isinstance(node, cst.Call):
            node = node.func
            continue
        if isinstance(node, cst.Attribute):
            found = str(node.attr.value)
        node = node.value
    return found


def bind_target(node: Any, scope: Scope, stack: Stack) -> None:
    kind = node.__class__
    if kind is cst.Name:
        scope.bind(node.value)
    elif kind is cst.Tuple or kind is cst.List:
        for element in node.elements:
            bind_target(element.value, scope, stack)
    elif kind is cst.Attribute or kind is cst.Subscript:
        root = root_name(node)
        if root is not None:
            scope.mutate(root)
            if root in _SELVES:
                use = Use.SET if node.value.__class__ is cst.Name else Use.CHANGE
                scope.root.selves.add((first_attribute(node), use))
        stack.append(node)
    else:
        stack.append(node)


@handles("Assign")
def _assign(node: cst.Assign, scope: Scope, stack: Stack) -> None:
    walk([node.value], scope)
    for target in node.targets:
        bind_target(target.target, scope, stack)
        note_aliases(target.target, node.value, scope)


@handles("AnnAssign")
def _ann_assign(node: cst.AnnAssign, scope: Scope, stack: Stack) -> None:
    walk([node.annotation], scope)
    if node.value is not None:
        walk([node.value], scope)
    bind_target(node.target, scope, stack)


@handles("AugAssign")
def _aug_assign(node: cst.AugAssign, scope: Scope, stack: Stack) -> None:
    walk([node.target, node.value], scope)
    if isinstance(node.target, cst.Name):
        # Of a list that has another name this changes the list, of a number only the name.
        if isinstance(scope, ModuleScope) or node.target.value in scope.aliases:
            scope.mutate(node.target.value)
    elif (root := root_name(node.target)) in _SELVES:
        # Of a list this changes the list, which the class may hold, before it sets the attribute.
        scope.root.selves.add((first_attribute(node.target), Use.CHANGE))
        scope.mutate(root)
        return
    bind_target(node.target, scope, stack)


@handles("Del")
def _del(node: cst.Del, scope: Scope, stack: Stack) -> None:
    targets = [e.value for e in node.target.elements] if isinstance(node.target, cst.Tuple) else [node.target]
    for target in targets:
        if isinstance(target, cst.Name) and isinstance(scope, ModuleScope):
            scope.mutate(target.value)
        elif isinstance(target, cst.Name):
            scope.use(target.value)
            scope.bind(target.value)
        else:
            bind_target(target, scope, stack)


@handles("NamedExpr")
def _named_expr(node: cst.NamedExpr, scope: Scope, stack: Stack) -> None:
    walk([node.value], scope)
    target = scope
    while isinstance(target, ComprehensionScope) and target.parent is not None:
        target = target.parent
    bind_target(node.target, target, stack)


@handles("For")
def _for(node: cst.For, scope: Scope, stack: Stack) -> None:
    walk([node.iter], scope)
    bind_target(node.target, scope, stack)
    note_aliases(node.target, node.iter, scope)
    push(stack, (node.body, node.orelse))


@handles("AsName")
def _as_name(node: cst.AsName, scope: Scope, stack: Stack) -> None:
    bind_target(node.name, scope, stack)


@handles("MatchAs", "MatchStar")
def _pattern_name(node: Any, scope: Scope, stack: Stack) -> None:
    if getattr(node, "pattern", None) is not None:
        stack.append(node.pattern)
    if node.name is not None:
        scope.bind(node.name.value)


@handles("MatchMapping")
def _match_mapping(node: cst.MatchMapping, scope: Scope, stack: Stack) -> None:
    if node.rest is not None:
        scope.bind(node.rest.value)
    push(stack, node.elements)


@handles("MatchKeywordElement")
def _match_keyword(node: cst.MatchKeywordElement, scope: Scope, stack: Stack) -> None:
    stack.append(node.pattern)


@handles("Global")
def _declare(node: cst.Global, scope: Scope, stack: Stack) -> None:
    scope.declared.update(item.name.value for item in node.names)


@handles("Nonlocal")
def _nonlocal(node: cst.Nonlocal, scope: Scope, stack: Stack) -> None:
    """A nonlocal name is bound in a function around this one, which sees it there."""


@handles("Import", "LazyImport")
def _import(node: cst.Import, scope: Scope, stack: Stack) -> None:
    for alias in node.names:
        scope.bind(bound_name(alias))


@handles("ImportFrom", "LazyImportFrom")
def _import_from(node: cst.ImportFrom, scope: Scope, stack: Stack) -> None:
    if isinstance(node.names, cst.ImportStar):
        return
    for alias in node.names:
        scope.bind(bound_name(alias))


def bound_name(alias: cst.ImportAlias) -> str:
    """The name that ``import a.b``, ``import a as b`` or ``from x import a`` binds."""
    if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
        return alias.asname.name.value
    node: Any = alias.name
    while isinstance(node, cst.Attribute):
        node = node.value
    return str(node.value)
