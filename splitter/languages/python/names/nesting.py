"""Functions, classes, comprehensions: scopes within scopes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import libcst as cst

from splitter.languages.python.names.binding import bind_target, note_aliases, root_name
from splitter.languages.python.names.effects import CLASS, Function, takes_class
from splitter.languages.python.names.reading import annotation
from splitter.languages.python.names.scopes import ClassScope, ComprehensionScope, FunctionScope, Scope
from splitter.languages.python.names.walk import Stack, handles, walk


@handles("FunctionDef")
def _function(node: cst.FunctionDef, scope: Scope, stack: Stack) -> None:
    _decorate(node.decorators, scope)
    outer = type_parameters(node.type_parameters, scope)
    inner = FunctionScope(outer, scope.root)
    _parameters(node.params, outer, inner)
    if node.returns is not None:
        annotation(node.returns, outer, stack)
    walk([node.body], inner)
    inner.close()
    _summarize(node, inner, scope)
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


def _decorate(decorators: Sequence[cst.Decorator], scope: Scope) -> None:
    walk(decorators, scope)
    if scope.now:
        for decorator in decorators:
            call = decorator.decorator
            root = root_name(call.func if isinstance(call, cst.Call) else call)
            if root is not None and root not in scope.binds:
                scope.root.runs.add(root)


def _summarize(node: cst.FunctionDef, inner: FunctionScope, scope: Scope) -> None:
    """Note what calls of the function do to what they are given, if anything."""
    root, parameters = scope.root, parameters_of(node.params)
    names = tuple(param.name.value for param in parameters)
    if CLASS in inner.mutates or ("cls" in inner.mutates and takes_class(node.name.value, names)):
        root.mutates.add(CLASS)
    if node.name.value.startswith("test") and (scope is root or scope.is_class):
        return  # nobody gives a test anything to change
    keeps = frozenset(p.name.value for p in parameters if p.default is not None and _is_one_object(p.default))
    if inner.mutates or inner.passes or inner.invokes or inner.returns:
        root.functions.append(
            Function(
                name=node.name.value,
                owner=root.owner if scope.is_class else "",
                parameters=names,
                changes=frozenset(inner.mutates),
                passes=frozenset(inner.passes),
                invokes=frozenset(inner.invokes),
                returns=frozenset(inner.returns),
                keeps=keeps,
            )
        )


def _is_one_object(default: cst.BaseExpression) -> bool:
    return isinstance(
        default, (cst.List, cst.Dict, cst.Set, cst.Call, cst.ListComp, cst.DictComp, cst.SetComp)
    )


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
    _decorate(node.decorators, scope)
    outer = type_parameters(node.type_parameters, scope)
    walk([*node.bases, *node.keywords], outer)
    if scope.now:
        scope.root.runs.update(filter(None, (root_name(base.value) for base in node.bases)))
    inner = ClassScope(outer, scope.root)
    outermost = scope is scope.root
    if outermost:
        scope.root.owner = node.name.value
    for statement in node.body.body:
        if outermost and isinstance(statement, cst.FunctionDef) and statement.name.value.startswith("test"):
            apart = scope.root.apart(inner, statement)
            walk([statement], apart)
            apart.close()
        else:
            walk([statement], inner)
    inner.close()
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


@handles("Return", "Yield")
def _return(node: cst.Return | cst.Yield, scope: Scope, stack: Stack) -> None:
    value: Any = node.value
    if value is None:
        return
    stack.append(value)
    if value.__class__ is cst.From:
        value = value.item
    root = root_name(value)
    while isinstance(scope, ComprehensionScope) and scope.parent is not None:
        scope = scope.parent
    if root is not None and isinstance(scope, FunctionScope):
        scope.returns.add(root)
        scope.returns.update(scope.meant(root))


@handles("DictComp", "GeneratorExp", "ListComp", "SetComp", "StarredDictComp")
def _comprehension(node: Any, scope: Scope, stack: Stack) -> None:
    inner = ComprehensionScope(scope, scope.root)
    clause: cst.CompFor | None = node.for_in
    first = True
    while clause is not None:
        walk([clause.iter], scope if first else inner)
        rest: Stack = []
        bind_target(clause.target, inner, rest)
        note_aliases(clause.target, clause.iter, inner)
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
