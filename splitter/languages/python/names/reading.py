"""References: names, calls, and strings that are code."""

from __future__ import annotations

from typing import Any

import libcst as cst

from splitter.languages.python.folding import words_in
from splitter.languages.python.names.binding import change, root_name
from splitter.languages.python.names.effects import Use
from splitter.languages.python.names.scopes import Scope
from splitter.languages.python.names.walk import Stack, children, handles, walk

MUTATORS = frozenset(
    [
        "add",
        "append",
        "appendleft",
        "clear",
        "difference_update",
        "discard",
        "extend",
        "extendleft",
        "insert",
        "intersection_update",
        "pop",
        "popitem",
        "popleft",
        "put",
        "remove",
        "reverse",
        "seek",
        "send",
        "setdefault",
        "shuffle",
        "sort",
        "symmetric_difference_update",
        "truncate",
        "update",
        "write",
        "writelines",
    ]
)
"""Methods that change the object they are called on."""

_IN_PLACE = frozenset({"__setitem__", "__delitem__", "__setattr__", "__iadd__", "__next__"})
_CHANGERS = frozenset(
    {"setattr", "delattr", "next", "shuffle", "heappush", "heappop", "heapify", "heapreplace", "insort"}
    | {"insort_left", "insort_right", "setitem", "delitem", "copyto", "put_along_axis", "fill_diagonal"}
)
"""Functions that change what they are given first: builtins, heapq, bisect, operator, random, numpy."""
_SELVES = frozenset({"self", "cls"})
_BUILT_IN = frozenset({"list", "dict", "set", "deque", "bytearray"})

_TYPED_STRINGS = frozenset({"cast", "TypeVar", "NewType", "ForwardRef"})


@handles("Attribute")
def _attribute(node: cst.Attribute, scope: Scope, stack: Stack) -> None:
    value: Any = node.value
    stack.append(value)
    if value.__class__ is cst.Name and (value.value in _SELVES):
        scope.root.selves.add((node.attr.value, Use.READ))


@handles("Arg", "Expr", "Index")
def _wrapper(node: Any, scope: Scope, stack: Stack) -> None:
    """What only holds a value: passing it through here costs less than looking for its children."""
    stack.append(node.value)


@handles("List", "Set", "Tuple")
def _elements(node: cst.List | cst.Set | cst.Tuple, scope: Scope, stack: Stack) -> None:
    stack.extend([element.value for element in reversed(node.elements)])


@handles("SimpleStatementLine")
def _statements(node: cst.SimpleStatementLine, scope: Scope, stack: Stack) -> None:
    stack.extend(reversed(node.body))


@handles("Ellipsis", "Float", "Imaginary", "Integer")
def _literal(node: cst.BaseNumber | cst.Ellipsis, scope: Scope, stack: Stack) -> None:
    """Refers to nothing."""


@handles("Call")
def _call(node: cst.Call, scope: Scope, stack: Stack) -> None:
    func: Any = node.func
    args = node.args
    name, callee = "", ""
    if func.__class__ is cst.Attribute:
        name = func.attr.value
        callee = f".{name}"
        root = root_name(func.value)
        if root is not None:
            if name in MUTATORS or name in _IN_PLACE:
                change(func.value, scope)
            else:
                scope.invokes.add((root, name))
            if scope.now:
                scope.root.runs.add(root)
        if args and (name in _CHANGERS or (root in _BUILT_IN and name in MUTATORS)):
            change(args[0].value, scope)
    elif func.__class__ is cst.Name:
        name = callee = func.value
        if args and name in _CHANGERS:
            change(args[0].value, scope)
        if scope.now:
            scope.root.runs.add(name)
    scope.root.calls.add(name)
    if callee:
        for position, arg in enumerate(args):
            value: Any = arg.value
            kind = value.__class__
            given = value.value if kind is cst.Name else root_name(value) if kind is cst.Attribute else None
            if given is not None:
                scope.passes.add((callee, arg.keyword.value if arg.keyword else position, given))
    if name in _TYPED_STRINGS:
        for arg in args:
            annotation(arg.value, scope, stack)
    stack.extend([arg.value for arg in reversed(args)])
    stack.append(func)


@handles("SimpleString")
def _string(node: cst.SimpleString, scope: Scope, stack: Stack) -> None:
    scope.root.strings.append(node.value)


@handles("FormattedStringText")
def _format_text(node: Any, scope: Scope, stack: Stack) -> None:
    scope.root.strings.append(node.value)


@handles("Annotation")
def annotation(node: cst.CSTNode, scope: Scope, stack: Stack) -> None:
    """An annotation's names, those in its quotes included (PEP 484 forward references)."""
    before = len(scope.root.strings)
    walk(children(node, node.__class__) if isinstance(node, cst.Annotation) else [node], scope)
    for text in scope.root.strings[before:]:
        for word in words_in(text):
            scope.use(word)
