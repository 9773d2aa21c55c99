"""Functions, classes, comprehensions: scopes within scopes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.names.binding import MUTATORS, bind_target, change, note_aliases, root_name
from splitter.languages.python.names.effects import CLASS, Function, takes_class
from splitter.languages.python.names.reading import annotation
from splitter.languages.python.names.scopes import ClassScope, ComprehensionScope, FunctionScope, Scope
from splitter.languages.python.names.walk import Stack, handles, walk
from splitter.languages.python.trees import FUNCTIONS
from splitter.languages.python.trees import Function as FunctionDef


@handles("FunctionDef", "AsyncFunctionDef")
def _function(node: FunctionDef, scope: Scope, stack: Stack) -> None:
    _decorate(node.decorator_list, scope)
    outer = type_parameters(node, scope)
    inner = FunctionScope(outer, scope.root)
    _parameters(node.args, outer, inner)
    if node.returns is not None:
        annotation(node.returns, outer, stack)
    walk(node.body, inner)
    inner.close()
    _summarize(node, inner, scope)
    if outer is not scope:
        outer.close()
    scope.bind(node.name)


def _decorate(decorators: Sequence[ast.expr], scope: Scope) -> None:
    walk(decorators, scope)
    if scope.now:
        for decorator in decorators:
            root = root_name(decorator.func if isinstance(decorator, ast.Call) else decorator)
            if root is not None and root not in scope.binds:
                scope.root.runs.add(root)
    for decorator in () if scope.now else decorators:
        if isinstance(decorator, ast.Attribute) and decorator.attr in MUTATORS:
            change(decorator.value, scope)  # @show.register: it is called without brackets


def _summarize(node: FunctionDef, inner: FunctionScope, scope: Scope) -> None:
    """Note what calls of the function do to what they are given, if anything."""
    root, given = scope.root, parameters(node.args)
    names = tuple(param.arg for param, _ in given)
    if CLASS in inner.mutates or (not inner.mutates.isdisjoint(names[:1]) and takes_class(node.name, names)):
        root.mutates.add(CLASS)
    if node.name.startswith("test") and (scope is root or scope.is_class):
        return  # nobody gives a test anything to change
    keeps = frozenset(param.arg for param, default in given if isinstance(default, ONE_OBJECT))
    if inner.mutates or inner.passes or inner.invokes or inner.returns:
        root.functions.append(
            Function(
                name=node.name,
                owner=root.owner if scope.is_class else "",
                parameters=names,
                changes=frozenset(inner.mutates),
                passes=frozenset(inner.passes),
                invokes=frozenset(inner.invokes),
                returns=frozenset(inner.returns),
                keeps=keeps,
            )
        )


ONE_OBJECT = (ast.List, ast.Dict, ast.Set, ast.Call, ast.ListComp, ast.DictComp, ast.SetComp)
"""Expressions that make an object that may be changed."""


@handles("Lambda")
def _lambda(node: ast.Lambda, scope: Scope, stack: Stack) -> None:
    inner = Scope(scope, scope.root)
    _parameters(node.args, scope, inner)
    walk([node.body], inner)
    inner.close()


def _parameters(arguments: ast.arguments, outer: Scope, inner: Scope) -> None:
    for param, default in parameters(arguments):
        inner.bind(param.arg)
        if default is not None:
            walk([default], outer)
            note_aliases(ast.Name(param.arg), default, inner)
        if param.annotation is not None:
            annotation(param.annotation, outer, [])


def parameters(arguments: ast.arguments) -> list[tuple[ast.arg, ast.expr | None]]:
    """Every parameter of a signature, in order, with its default."""
    places = [*arguments.posonlyargs, *arguments.args]
    bare: list[ast.expr | None] = [None] * (len(places) - len(arguments.defaults))
    found = list(zip(places, [*bare, *arguments.defaults], strict=True))
    if arguments.vararg is not None:
        found.append((arguments.vararg, None))
    found.extend(zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True))
    if arguments.kwarg is not None:
        found.append((arguments.kwarg, None))
    return found


def type_parameters(node: Any, scope: Scope) -> Scope:
    """PEP 695: type parameters have a scope of their own between the definition and its surroundings."""
    found = getattr(node, "type_params", ())  # since Python 3.12
    if not found:
        return scope
    inner = Scope(scope, scope.root)
    for item in found:
        inner.bind(item.name)
        walk(ast.iter_child_nodes(item), inner)
    return inner


def _is_test(function: FunctionDef) -> bool:
    return function.name.startswith("test") and not is_fixture(function)


@handles("ClassDef")
def _class(node: ast.ClassDef, scope: Scope, stack: Stack) -> None:
    _decorate(node.decorator_list, scope)
    outer = type_parameters(node, scope)
    walk([*node.bases, *[keyword.value for keyword in node.keywords]], outer)
    if scope.now:
        scope.root.runs.update(filter(None, map(root_name, node.bases)))
    inner = ClassScope(outer, scope.root)
    outermost = scope is scope.root
    if outermost:
        scope.root.owner = node.name
    for statement in node.body:
        if outermost and isinstance(statement, FUNCTIONS) and _is_test(statement):
            apart = scope.root.apart(inner, statement.name)
            walk([statement], apart)
            apart.close()
        else:
            walk([statement], inner)
    inner.close()
    if outer is not scope:
        outer.close()
    scope.bind(node.name)


@handles("Return", "Yield", "YieldFrom")
def _return(node: ast.Return | ast.Yield | ast.YieldFrom, scope: Scope, stack: Stack) -> None:
    if node.value is None:
        return
    stack.append(node.value)
    root = root_name(node.value)
    while isinstance(scope, ComprehensionScope) and scope.parent is not None:
        scope = scope.parent
    if root is not None and isinstance(scope, FunctionScope):
        scope.returns.add(root)
        scope.returns.update(scope.meant(root))


@handles("DictComp", "GeneratorExp", "ListComp", "SetComp")
def _comprehension(node: Any, scope: Scope, stack: Stack) -> None:
    inner = ComprehensionScope(scope, scope.root)
    for number, clause in enumerate(node.generators):
        walk([clause.iter], inner if number else scope)
        rest: Stack = []
        bind_target(clause.target, inner, rest)
        note_aliases(clause.target, clause.iter, inner)
        walk([*rest, *clause.ifs], inner)
    values = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    walk(values, inner)
    inner.close()


@handles("TypeAlias")
def _type_alias(node: Any, scope: Scope, stack: Stack) -> None:
    outer = type_parameters(node, scope)
    walk([node.value], outer)
    if outer is not scope:
        outer.close()
    bind_target(node.name, scope, stack)
