"""Statements and expressions that bind names, or change what a name stands for."""

from __future__ import annotations

import ast
from typing import Any

from splitter.languages.python.decorators import last_name
from splitter.languages.python.names.effects import CHANGER, CLASS, OF, Use
from splitter.languages.python.names.scopes import ComprehensionScope, ModuleScope, Scope
from splitter.languages.python.names.walk import Stack, handles, push, walk

_VIEWS = frozenset({"get", "setdefault", "values", "items", "pop", "popitem", "popleft"})
"""Methods whose result is, or holds, what the object holds."""

SELVES = frozenset({"self", "cls"})
_INSIDE = frozenset({"getattr", "vars"})
"""Functions whose result is of what they are given first."""

MUTATORS = frozenset(
    {"add", "append", "appendleft", "clear", "difference_update", "discard", "extend", "extendleft"}
    | {"insert", "intersection_update", "pop", "popitem", "popleft", "put", "remove", "reverse", "seek"}
    | {"send", "setdefault", "shuffle", "sort", "symmetric_difference_update", "truncate", "update"}
    | {"register", "set", "write", "writelines", "rotate", "move_to_end", "subtract", "frombytes"}
    | {"acquire", "release", "start", "stop", "undo", "read_dict", "read_string"}
    | {"setattr", "delattr", "setenv", "delenv", "setitem", "delitem", "addFilter", "addHandler"}
    | {"removeFilter", "removeHandler", "setLevel"}
)
"""Methods that change the object they are called on."""

CHANGERS = frozenset(
    {"setattr", "delattr", "next", "shuffle", "heappush", "heappop", "heapify", "heapreplace", "insort"}
    | {"insort_left", "insort_right", "setitem", "delitem", "copyto", "put_along_axis", "fill_diagonal"}
    | {"iadd", "iand", "iconcat", "imul", "ior", "isub", "ixor", "SubElement", "heappushpop", "putmask"}
    | {"readinto", "readinto1", "recv_into", "recvfrom_into"}
)
"""Functions that change what they are given first: builtins, heapq, bisect, operator, numpy, XML, I/O."""
_BUILT_IN = frozenset({"list", "dict", "set", "deque", "bytearray"})


def root_name(node: Any) -> str | None:
    """``x`` of ``x.a[0].b``; ``None`` for anything that does not start at a name.

    ``f()`` of ``f(1).a``, ``CLASS`` of ``type(self).a``, ``x.__class__`` of ``type(x).a``.
    """
    while True:
        kind = node.__class__
        if kind is ast.Name:
            return str(node.id)
        if kind is ast.Attribute:
            if node.attr == "__class__":
                return _class_of(node.value)
            node = node.value
        elif kind is ast.Subscript:
            node = node.value
        elif kind is ast.Call and node.func.__class__ is ast.Name and node.func.id in _INSIDE and node.args:
            node = node.args[0]
        elif kind is ast.Call and node.func.__class__ is ast.Name:
            if node.func.id == "type" and len(node.args) == 1:
                return _class_of(node.args[0])
            return f"{node.func.id}()"
        elif kind is ast.Call and node.func.__class__ is ast.Attribute and node.func.attr in _VIEWS:
            node = node.func.value
        else:
            return None


def _class_of(node: ast.expr) -> str:
    """The class of what a name stands for; of anything else that of a method will do."""
    return f"{node.id}{OF}" if isinstance(node, ast.Name) and node.id not in SELVES else CLASS


def changes_first(node: Any) -> bool:
    """Whether a function changes what it is given first: ``heapq.heappush``, ``list.append``."""
    if isinstance(node, ast.Attribute):
        of_all = node.attr in MUTATORS and getattr(node.value, "id", "") in _BUILT_IN
        return of_all or node.attr in CHANGERS
    if isinstance(node, ast.Call):
        said = node.args[0] if node.args else None
        made = last_name(node.func) == "methodcaller"
        return made and isinstance(said, ast.Constant) and said.value in MUTATORS
    return isinstance(node, ast.Name) and node.id in CHANGERS


_MAY_CHANGE = frozenset({ast.Attribute, ast.Call, ast.Name})


def note_aliases(target: Any, value: Any, scope: Scope) -> None:
    """``a = b`` and ``for a in b``: what changes ``a`` may change ``b``, or what it holds."""
    if scope.parent is None:
        return
    kind = target.__class__
    if kind is ast.Name and value.__class__ in _MAY_CHANGE and changes_first(value):
        scope.alias(target.id, CHANGER)
    root = root_name(value)
    if root is None:
        return
    if kind is ast.Name:
        scope.alias(target.id, root)
    elif kind is ast.Tuple or kind is ast.List:
        for element in target.elts:
            note_aliases(element, value, scope)
    elif kind is ast.Starred:
        note_aliases(target.value, value, scope)


def change(node: Any, scope: Scope, use: Use = Use.CHANGE) -> None:
    """Note that the object of an expression is changed, if only by setting an attribute."""
    root = root_name(node)
    if root is None:
        return
    scope.mutate(root)
    if root in SELVES and (attribute := _first_attribute(node)):
        scope.root.selves.add((attribute, use))


def _first_attribute(node: Any) -> str:
    """``a`` of ``self.a[0].b``."""
    found = ""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        if isinstance(node, ast.Call):
            node = node.func
            continue
        if isinstance(node, ast.Attribute):
            found = node.attr
        node = node.value
    return found


def bind_target(node: Any, scope: Scope, stack: Stack) -> None:
    kind = node.__class__
    if kind is ast.Name:
        scope.bind(node.id)
    elif kind is ast.Tuple or kind is ast.List:
        for element in node.elts:
            bind_target(element, scope, stack)
    elif kind is ast.Starred:
        bind_target(node.value, scope, stack)
    elif kind is ast.Attribute or kind is ast.Subscript:
        if (name := _of_module(node)) and scope.parent is not None:
            scope.root.assigns.add(name)
        change(node, scope, Use.SET if node.value.__class__ is ast.Name else Use.CHANGE)
        stack.append(node)
    else:
        stack.append(node)


def _of_module(node: ast.Attribute | ast.Subscript) -> str:
    """``X`` of ``globals()["X"]`` and ``sys.modules[__name__].X``."""
    if isinstance(node, ast.Attribute):
        inner = node.value
        by_name = isinstance(inner, ast.Subscript) and getattr(inner.slice, "id", "") == "__name__"
        return node.attr if by_name else ""
    called = node.value.func if isinstance(node.value, ast.Call) else None
    said = node.slice.value if isinstance(node.slice, ast.Constant) else ""
    return str(said) if isinstance(called, ast.Name) and called.id == "globals" else ""


@handles("Assign")
def _assign(node: ast.Assign, scope: Scope, stack: Stack) -> None:
    scope.root.assigned = node.value
    walk([node.value], scope)
    for target in node.targets:
        bind_target(target, scope, stack)
        note_aliases(target, node.value, scope)


@handles("AugAssign")
def _aug_assign(node: ast.AugAssign, scope: Scope, stack: Stack) -> None:
    walk([node.target, node.value], scope)
    if isinstance(node.target, ast.Name):
        # Of a list that has another name this changes the list, of a number only the name.
        if isinstance(scope, ModuleScope) or node.target.id in scope.aliases:
            scope.mutate(node.target.id)
    elif root_name(node.target) in SELVES:
        # Of a list this changes the list, which the class may hold, before it sets the attribute.
        change(node.target, scope)
        return
    bind_target(node.target, scope, stack)


@handles("Delete")
def _delete(node: ast.Delete, scope: Scope, stack: Stack) -> None:
    targets: list[ast.expr] = list(reversed(node.targets))
    while targets:
        target = targets.pop()
        if isinstance(target, (ast.Tuple, ast.List)):
            targets.extend(reversed(target.elts))
        elif isinstance(target, ast.Name):
            scope.use(target.id)  # `except ImportError: del TestOptional` fails where there is none
            (scope.mutate if isinstance(scope, ModuleScope) else scope.bind)(target.id)
        else:
            bind_target(target, scope, stack)


@handles("NamedExpr")
def _named_expr(node: ast.NamedExpr, scope: Scope, stack: Stack) -> None:
    walk([node.value], scope)
    target = scope
    while isinstance(target, ComprehensionScope) and target.parent is not None:
        target = target.parent
    bind_target(node.target, target, stack)


@handles("For", "AsyncFor")
def _for(node: ast.For | ast.AsyncFor, scope: Scope, stack: Stack) -> None:
    walk([node.iter], scope)
    bind_target(node.target, scope, stack)
    note_aliases(node.target, node.iter, scope)
    push(stack, (node.body, node.orelse))


@handles("withitem")
def _with_item(node: ast.withitem, scope: Scope, stack: Stack) -> None:
    walk([node.context_expr], scope)
    if node.optional_vars is not None:
        bind_target(node.optional_vars, scope, stack)


@handles("ExceptHandler", "MatchAs", "MatchStar", "MatchMapping")
def _by_word(node: Any, scope: Scope, stack: Stack) -> None:
    """What binds a name that is no node of the tree."""
    name = node.rest if isinstance(node, ast.MatchMapping) else node.name
    if name is not None:
        scope.bind(name)
    push(stack, [getattr(node, field) for field in node._fields])


@handles("Global")
def _declare(node: ast.Global, scope: Scope, stack: Stack) -> None:
    scope.declared.update(node.names)


@handles("Import", "ImportFrom")
def _import(node: ast.Import | ast.ImportFrom, scope: Scope, stack: Stack) -> None:
    for alias in node.names:
        if alias.name != "*":
            scope.bind(alias.asname or alias.name.partition(".")[0])
