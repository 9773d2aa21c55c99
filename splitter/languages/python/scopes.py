"""Which names one module-level statement binds, reads and changes, by Python's scoping rules.

One walk over the libcst tree with an explicit stack; no metadata wrapper, which would cost many
times the parse. The rules are those of the language reference's "Naming and binding": a function's
locals are decided by the whole function, a class body's by the order of its statements and not
seen by the functions in it, a comprehension's first iterable belongs to the scope around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import libcst as cst

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

DYNAMIC_CALLS = frozenset({"eval", "exec", "globals", "vars", "timeit", "repeat"})
"""Calls through which names are reached that the text does not show as references."""

_TYPED_STRINGS = frozenset({"cast", "TypeVar", "NewType", "ForwardRef"})
_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")
_NOT_CHILDREN = re.compile(
    r"whitespace|[lr](par|bracket|brace)|comma|leading|trailing|header|footer|semicolon|newline|equal"
    r"|dot|operator|indent|lines_after|colon|first_colon|second_colon|asynchronous|start|end|star$"
    r"|posonly_ind|separator|conversion|encoding|default_(indent|newline)|has_"
)


@dataclass(frozen=True)
class Names:
    """What one statement does with names, seen from the module."""

    binds: tuple[str, ...]
    """Bound at module level when the statement runs, in order."""
    reads: frozenset[str]
    """Looked up in the module (or the builtins), now or when a function of the statement runs."""
    assigns: frozenset[str]
    """Bound at module level later, by ``global`` in a function."""
    mutates: frozenset[str]
    """Roots of what functions of the statement change: ``X`` of ``X[0] = ..`` and ``X.append(..)``."""
    modifies: frozenset[str]
    """The same, where the statement itself does it when the module runs."""
    strings: tuple[str, ...]
    """Its string literals as written."""
    calls: frozenset[str]
    """The last names of the callees, as far as they are plain: ``exec``, ``getfixturevalue``."""

    def words(self) -> frozenset[str]:
        """Everything in its strings that could be a name."""
        return frozenset(word for text in self.strings for word in _WORD.findall(text))


class _Scope:
    """A namespace under construction."""

    __slots__ = ("binds", "declared", "mutates", "parent", "root", "uses")
    is_class = False
    runs_later = True

    def __init__(self, parent: _Scope | None, root: _Module) -> None:
        self.parent = parent
        self.root = root
        self.binds: set[str] = set()
        self.uses: set[str] = set()
        self.mutates: set[str] = set()
        self.declared: set[str] = set()

    def use(self, name: str) -> None:
        if name in self.declared:
            self.root.reads.add(name)
        else:
            self.uses.add(name)

    def bind(self, name: str) -> None:
        if name in self.declared:
            self.root.assigns.add(name)
        else:
            self.binds.add(name)

    def mutate(self, name: str) -> None:
        if name in self.declared:
            self.root.mutates.add(name)
        else:
            self.mutates.add(name)

    def close(self) -> None:
        """Hand what is not bound here to the scope in which it will be looked up."""
        outer = self.parent
        while outer is not None and outer.is_class:
            outer = outer.parent
        if outer is None:
            raise AssertionError("the module's own scope is never closed")
        for name in self.free(self.uses):
            outer.use(name)
        changed = self.free(self.mutates)
        if outer is self.root and self.runs_later:
            self.root.mutates |= changed
            return
        for name in changed:
            outer.mutate(name)

    def free(self, names: set[str]) -> set[str]:
        return names - self.binds


class _Class(_Scope):
    """A class body: a name is the class's own only from its binding on, and only in the body itself."""

    __slots__ = ()
    is_class = True
    runs_later = False

    def use(self, name: str) -> None:
        if name not in self.binds:
            super().use(name)

    def mutate(self, name: str) -> None:
        if name not in self.binds:
            super().mutate(name)

    def free(self, names: set[str]) -> set[str]:
        return names


class _Comprehension(_Scope):
    """Runs at once; walrus targets fall through to the scope around it (PEP 572)."""

    __slots__ = ()
    runs_later = False


class _Module(_Scope):
    """The module's own namespace: every read counts, bound before or not."""

    __slots__ = ("assigns", "calls", "modifies", "order", "reads", "strings")

    def __init__(self) -> None:
        super().__init__(None, self)
        self.order: list[str] = []
        self.reads: set[str] = set()
        self.assigns: set[str] = set()
        self.modifies: set[str] = set()
        self.strings: list[str] = []
        self.calls: set[str] = set()

    def use(self, name: str) -> None:
        self.reads.add(name)

    def bind(self, name: str) -> None:
        self.order.append(name)

    def mutate(self, name: str) -> None:
        self.modifies.add(name)


_Stack = list[Any]
_Handler = Callable[[Any, _Scope, _Stack], None]


def names_of(statement: cst.CSTNode) -> Names:
    """Analyse one module-level statement."""
    module = _Module()
    _walk([statement], module)
    return Names(
        binds=tuple(dict.fromkeys(module.order)),
        reads=frozenset(module.reads),
        assigns=frozenset(module.assigns),
        mutates=frozenset(module.mutates),
        modifies=frozenset(module.modifies),
        strings=tuple(module.strings),
        calls=frozenset(module.calls),
    )


def _walk(nodes: Iterable[Any], scope: _Scope) -> None:
    stack: _Stack = list(nodes)
    stack.reverse()
    while stack:
        node = stack.pop()
        kind = node.__class__
        handler = _HANDLERS.get(kind)
        if handler is not None:
            handler(node, scope, stack)
        else:
            _push(stack, _children(node, kind))


def _push(stack: _Stack, children: Sequence[Any]) -> None:
    """Put children on the stack so that the first is taken first."""
    for child in reversed(children):
        if isinstance(child, cst.CSTNode):
            stack.append(child)
        elif child.__class__ is list or child.__class__ is tuple:
            stack.extend(reversed(child))


_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def _children(node: Any, kind: type) -> tuple[Any, ...]:
    getter = _GETTERS.get(kind)
    if getter is None:
        names = [f.name for f in fields(kind) if not _NOT_CHILDREN.match(f.name)]
        getter = _getter(names)
        _GETTERS[kind] = getter
    return getter(node)


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if not names:
        return lambda node: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda node: (get(node),)


def _root(node: Any) -> str | None:
    """``x`` of ``x.a[0].b``; ``None`` for anything that does not start at a name."""
    while isinstance(node, (cst.Attribute, cst.Subscript)):
        node = node.value
    return node.value if isinstance(node, cst.Name) else None


# Binding


def _target(node: Any, scope: _Scope, stack: _Stack) -> None:
    kind = node.__class__
    if kind is cst.Name:
        scope.bind(node.value)
    elif kind is cst.Tuple or kind is cst.List:
        for element in node.elements:
            _target(element.value, scope, stack)
    elif kind is cst.Attribute or kind is cst.Subscript:
        root = _root(node)
        if root is not None:
            scope.mutate(root)
        stack.append(node)
    else:
        stack.append(node)


def _assign(node: cst.Assign, scope: _Scope, stack: _Stack) -> None:
    _walk([node.value], scope)
    for target in node.targets:
        _target(target.target, scope, stack)


def _ann_assign(node: cst.AnnAssign, scope: _Scope, stack: _Stack) -> None:
    _annotation(node.annotation, scope, stack)
    if node.value is not None:
        _walk([node.value], scope)
    _target(node.target, scope, stack)


def _aug_assign(node: cst.AugAssign, scope: _Scope, stack: _Stack) -> None:
    _walk([node.target, node.value], scope)
    if isinstance(node.target, cst.Name) and isinstance(scope, _Module):
        scope.mutate(node.target.value)
    _target(node.target, scope, stack)


def _del(node: cst.Del, scope: _Scope, stack: _Stack) -> None:
    targets = [e.value for e in node.target.elements] if isinstance(node.target, cst.Tuple) else [node.target]
    for target in targets:
        if isinstance(target, cst.Name) and isinstance(scope, _Module):
            scope.mutate(target.value)
        elif isinstance(target, cst.Name):
            scope.use(target.value)
            scope.bind(target.value)
        else:
            _target(target, scope, stack)


def _named_expr(node: cst.NamedExpr, scope: _Scope, stack: _Stack) -> None:
    _walk([node.value], scope)
    target = scope
    while isinstance(target, _Comprehension) and target.parent is not None:
        target = target.parent
    _target(node.target, target, stack)


def _for(node: cst.For, scope: _Scope, stack: _Stack) -> None:
    _walk([node.iter], scope)
    _target(node.target, scope, stack)
    _push(stack, (node.body, node.orelse))


def _as_name(node: cst.AsName, scope: _Scope, stack: _Stack) -> None:
    _target(node.name, scope, stack)


def _pattern_name(node: Any, scope: _Scope, stack: _Stack) -> None:
    if getattr(node, "pattern", None) is not None:
        stack.append(node.pattern)
    if node.name is not None:
        scope.bind(node.name.value)


def _match_mapping(node: cst.MatchMapping, scope: _Scope, stack: _Stack) -> None:
    if node.rest is not None:
        scope.bind(node.rest.value)
    _push(stack, node.elements)


def _match_keyword(node: cst.MatchKeywordElement, scope: _Scope, stack: _Stack) -> None:
    stack.append(node.pattern)


def _declare(node: cst.Global, scope: _Scope, stack: _Stack) -> None:
    scope.declared.update(item.name.value for item in node.names)


def _nonlocal(node: cst.Nonlocal, scope: _Scope, stack: _Stack) -> None:
    """A nonlocal name is bound in a function around this one, which sees it there."""


def _import(node: cst.Import, scope: _Scope, stack: _Stack) -> None:
    for alias in node.names:
        scope.bind(bound_name(alias))


def _import_from(node: cst.ImportFrom, scope: _Scope, stack: _Stack) -> None:
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


# Scopes


def _function(node: cst.FunctionDef, scope: _Scope, stack: _Stack) -> None:
    _walk(node.decorators, scope)
    outer = _type_parameters(node.type_parameters, scope)
    inner = _Scope(outer, scope.root)
    _parameters(node.params, outer, inner)
    if node.returns is not None:
        _annotation(node.returns, outer, stack)
    _walk([node.body], inner)
    inner.close()
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


def _lambda(node: cst.Lambda, scope: _Scope, stack: _Stack) -> None:
    inner = _Scope(scope, scope.root)
    _parameters(node.params, scope, inner)
    _walk([node.body], inner)
    inner.close()


def _parameters(params: cst.Parameters, outer: _Scope, inner: _Scope) -> None:
    for param in parameters_of(params):
        inner.bind(param.name.value)
        if param.default is not None:
            _walk([param.default], outer)
        if param.annotation is not None:
            _annotation(param.annotation, outer, [])


def parameters_of(params: cst.Parameters) -> list[cst.Param]:
    """Every parameter of a signature, in order."""
    found = [*params.posonly_params, *params.params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    found.extend(params.kwonly_params)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def _type_parameters(node: cst.TypeParameters | None, scope: _Scope) -> _Scope:
    """PEP 695: type parameters have a scope of their own between the definition and its surroundings."""
    if node is None:
        return scope
    inner = _Scope(scope, scope.root)
    for item in node.params:
        inner.bind(item.param.name.value)
        _walk([child for child in (getattr(item.param, "bound", None), item.default) if child], inner)
    return inner


def _class(node: cst.ClassDef, scope: _Scope, stack: _Stack) -> None:
    _walk(node.decorators, scope)
    outer = _type_parameters(node.type_parameters, scope)
    _walk([*node.bases, *node.keywords], outer)
    inner = _Class(outer, scope.root)
    _walk([node.body], inner)
    inner.close()
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


def _comprehension(node: Any, scope: _Scope, stack: _Stack) -> None:
    inner = _Comprehension(scope, scope.root)
    clause: cst.CompFor | None = node.for_in
    first = True
    while clause is not None:
        _walk([clause.iter], scope if first else inner)
        rest: _Stack = []
        _target(clause.target, inner, rest)
        _walk([*rest, *clause.ifs], inner)
        clause, first = clause.inner_for_in, False
    values = (node.key, node.value) if isinstance(node, cst.DictComp) else (_comprehended(node),)
    _walk(values, inner)
    inner.close()


def _comprehended(node: Any) -> Any:
    return node.value if node.__class__.__name__ == "StarredDictComp" else node.elt


def _type_alias(node: cst.TypeAlias, scope: _Scope, stack: _Stack) -> None:
    outer = _type_parameters(node.type_parameters, scope)
    _walk([node.value], outer)
    if outer is not scope:
        outer.close()
    scope.bind(node.name.value)


# Reading


def _name(node: cst.Name, scope: _Scope, stack: _Stack) -> None:
    scope.use(node.value)


def _attribute(node: cst.Attribute, scope: _Scope, stack: _Stack) -> None:
    stack.append(node.value)


def _arg(node: cst.Arg, scope: _Scope, stack: _Stack) -> None:
    stack.append(node.value)


def _call(node: cst.Call, scope: _Scope, stack: _Stack) -> None:
    func = node.func
    args = node.args
    name = ""
    if isinstance(func, cst.Attribute):
        name = func.attr.value
        root = _root(func.value)
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
            _annotation(arg.value, scope, stack)
    _push(stack, (func, args))


def _string(node: cst.SimpleString, scope: _Scope, stack: _Stack) -> None:
    scope.root.strings.append(node.value)


def _format_text(node: Any, scope: _Scope, stack: _Stack) -> None:
    scope.root.strings.append(node.value)


def _annotation(node: cst.CSTNode, scope: _Scope, stack: _Stack) -> None:
    """An annotation's names, those in its quotes included (PEP 484 forward references)."""
    before = len(scope.root.strings)
    _walk(_children(node, node.__class__) if isinstance(node, cst.Annotation) else [node], scope)
    for text in scope.root.strings[before:]:
        for word in _WORD.findall(text):
            scope.use(word)


_HANDLERS: dict[type, _Handler] = {
    cst.AnnAssign: _ann_assign,
    cst.Annotation: _annotation,
    cst.Arg: _arg,
    cst.AsName: _as_name,
    cst.Assign: _assign,
    cst.Attribute: _attribute,
    cst.AugAssign: _aug_assign,
    cst.Call: _call,
    cst.ClassDef: _class,
    cst.Del: _del,
    cst.DictComp: _comprehension,
    cst.For: _for,
    cst.FormattedStringText: _format_text,
    cst.FunctionDef: _function,
    cst.GeneratorExp: _comprehension,
    cst.Global: _declare,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.Lambda: _lambda,
    cst.ListComp: _comprehension,
    cst.MatchAs: _pattern_name,
    cst.MatchKeywordElement: _match_keyword,
    cst.MatchMapping: _match_mapping,
    cst.MatchStar: _pattern_name,
    cst.Name: _name,
    cst.NamedExpr: _named_expr,
    cst.Nonlocal: _nonlocal,
    cst.SetComp: _comprehension,
    cst.SimpleString: _string,
    cst.TypeAlias: _type_alias,
}
# libcst 1.9 knows `lazy import` (PEP 810) and starred comprehensions (PEP 798); older ones do not.
for _kind, _handler in (
    ("LazyImport", _import),
    ("LazyImportFrom", _import_from),
    ("StarredDictComp", _comprehension),
):
    if hasattr(cst, _kind):
        _HANDLERS[getattr(cst, _kind)] = _handler
