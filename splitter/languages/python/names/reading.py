"""References: names, calls, and strings that are code."""

from __future__ import annotations

import re
from typing import Any

import libcst as cst

from splitter.languages.python.names.binding import root_name
from splitter.languages.python.names.scopes import Scope
from splitter.languages.python.names.walk import Stack, children, handles, push, walk

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

_TYPED_STRINGS = frozenset({"cast", "TypeVar", "NewType", "ForwardRef"})
WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")


@handles("Name")
def _name(node: cst.Name, scope: Scope, stack: Stack) -> None:
    scope.use(node.value)


@handles("Attribute")
def _attribute(node: cst.Attribute, scope: Scope, stack: Stack) -> None:
    stack.append(node.value)


@handles("Arg")
def _arg(node: cst.Arg, scope: Scope, stack: Stack) -> None:
    stack.append(node.value)


@handles("Call")
def _call(node: cst.Call, scope: Scope, stack: Stack) -> None:
    func = node.func
    args = node.args
    name = ""
    if isinstance(func, cst.Attribute):
        name = func.attr.value
        root = root_name(func.value)
        if name in MUTATORS and root is not None:
            scope.mutate(root)
    elif isinstance(func, cst.Name):
        name = func.value
        first = args[0].value if args else None
        if name in ("setattr", "delattr", "next") and isinstance(first, cst.Name):
            scope.mutate(first.value)
    scope.root.calls.add(name)
    if name in _TYPED_STRINGS:
        for arg in args:
            annotation(arg.value, scope, stack)
    push(stack, (func, args))


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
        for word in WORD.findall(text):
            scope.use(word)
