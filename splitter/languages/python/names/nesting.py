"""Functions, classes, comprehensions: scopes within scopes."""

from __future__ import annotations

from typing import Any

import libcst as cst

from splitter.languages.python.names.binding import bind_target
from splitter.languages.python.names.reading import annotation
from splitter.languages.python.names.scopes import ClassScope, ComprehensionScope, Scope
from splitter.languages.python.names.walk import Stack, handles, walk


@handles("FunctionDef")
def _function(node: cst.FunctionDef, scope: Scope, stack: Stack) -> None:
    walk(node.decorators, scope)
    outer = type_parameters(node.type_parameters, scope)
    inner = Scope(outer, scope.root)
    _parameters(node.params, outer, inner)
    if node.returns is not None:
        annotation(node.returns, outer, stack)
    walk([node.body], inner)
    inner.close()
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


@handles("Lambda")
def _lambda(node: cst.Lambda, scope: Scope, stack: Stack) -> None:
    inner = Scope(scope, scope.root)
    _parameters(node.params, scope, inner)
    walk([node.body], inner)
    inner.close()


def _parameters(params: cst.Parameters, outer: Scope, inner: Scope) -> None:
    for param in parameters_of(params):
        inner.bind(param.name.value)
        if param.default is not None:
            walk([param.default], outer)
        if param.annotation is not None:
            annotation(param.annotation, outer, [])


def parameters_of(params: cst.Parameters) -> list[cst.Param]:
    """Every parameter of a signature, in order."""
    found = [*params.posonly_params, *params.params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    found.extend(params.kwonly_params)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def type_parameters(node: cst.TypeParameters | None, scope: Scope) -> Scope:
    """PEP 695: type parameters have a scope of their own between the definition and its surroundings."""
    if node is None:
        return scope
    inner = Scope(scope, scope.root)
    for item in node.params:
        inner.bind(item.param.name.value)
        walk([child for child in (getattr(item.param, "bound", None), item.default) if child], inner)
    return inner


@handles("ClassDef")
def _class(node: cst.ClassDef, scope: Scope, stack: Stack) -> None:
    walk(node.decorators, scope)
    outer = type_parameters(node.type_parameters, scope)
    walk([*node.bases, *node.keywords], outer)
    inner = ClassScope(outer, scope.root)
    walk([node.body], inner)
    inner.close()
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


@handles("DictComp", "GeneratorExp", "ListComp", "SetComp", "StarredDictComp")
def _comprehension(node: Any, scope: Scope, stack: Stack) -> None:
    inner = ComprehensionScope(scope, scope.root)
    clause: cst.CompFor | None = node.for_in
    first = True
    while clause is not None:
        walk([clause.iter], scope if first else inner)
        rest: Stack = []
        bind_target(clause.target, inner, rest)
        walk([*rest, *clause.ifs], inner)
        clause, first = clause.inner_for_in, False
    values = (node.key, node.value) if isinstance(node, cst.DictComp) else (_comprehended(node),)
    walk(values, inner)
    inner.close()


def _comprehended(node: Any) -> Any:
    return node.value if node.__class__.__name__ == "StarredDictComp" else node.elt


@handles("TypeAlias")
def _type_alias(node: cst.TypeAlias, scope: Scope, stack: Stack) -> None:
    outer = type_parameters(node.type_parameters, scope)
    walk([node.value], outer)
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)
