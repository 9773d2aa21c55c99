"""Statements and expressions that bind names, or change what a name stands for."""

from __future__ import annotations

from typing import Any

import libcst as cst

from splitter.languages.python.names.scopes import ComprehensionScope, ModuleScope, Scope
from splitter.languages.python.names.walk import Stack, handles, push, walk


def root_name(node: Any) -> str | None:
    """``x`` of ``x.a[0].b``; ``None`` for anything that does not start at a name."""
    while isinstance(node, (cst.Attribute, cst.Subscript)):
        node = node.value
    return node.value if isinstance(node, cst.Name) else None


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
        stack.append(node)
    else:
        stack.append(node)


@handles("Assign")
def _assign(node: cst.Assign, scope: Scope, stack: Stack) -> None:
    walk([node.value], scope)
    for target in node.targets:
        bind_target(target.target, scope, stack)


@handles("AnnAssign")
def _ann_assign(node: cst.AnnAssign, scope: Scope, stack: Stack) -> None:
    walk([node.annotation], scope)
    if node.value is not None:
        walk([node.value], scope)
    bind_target(node.target, scope, stack)


@handles("AugAssign")
def _aug_assign(node: cst.AugAssign, scope: Scope, stack: Stack) -> None:
    walk([node.target, node.value], scope)
    if isinstance(node.target, cst.Name) and isinstance(scope, ModuleScope):
        scope.mutate(node.target.value)
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
