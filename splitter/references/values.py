"""What a variable of Python code can be, where all of that is written down in the same file."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence

from splitter.references.templates import Value
from splitter.text.nodes import with_outer

_Values = tuple[Value, ...]
_DEPTH = 5
"""So many names are followed."""
_SAME = frozenset({"sorted", "list", "tuple", "set", "reversed", "frozenset", "iter"})
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)
_SCOPES = (*_FUNCTIONS, ast.Module)
_NOTED = frozenset({ast.Assign, ast.AnnAssign, ast.Call, ast.Attribute, ast.Name})


class Scopes:
    """The syntax tree of a file, with what is around each node."""

    def __init__(self, tree: ast.Module) -> None:
        self.nodes, self.outer = with_outer(tree)  # outer nodes first
        self._bound: defaultdict[str, list[ast.expr | None]] = defaultdict(list)
        self._calls: defaultdict[str, list[ast.Call]] = defaultdict(list)
        self._uses: defaultdict[str, int] = defaultdict(int)
        self._known: dict[ast.expr, _Values | None] = {}
        for node in self.nodes:
            if node.__class__ in _NOTED:
                self._note(node)

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    self._bound[target.id].append(node.value)
        elif isinstance(node, ast.Call):
            self._calls[_said(node.func)].append(node)
        elif isinstance(node, ast.Attribute):
            self._uses[_said(node)] += 1
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            if not isinstance(self.outer.get(node), (ast.Assign, ast.AnnAssign)):
                self._bound[node.id].append(None)
        elif isinstance(node, ast.Name):
            self._uses[node.id] += 1

    def counts(self, node: ast.expr) -> bool:
        """Whether it is a number: of a ``range``, or what ``enumerate`` counts."""
        if not isinstance(node, ast.Name):
            return isinstance(node, ast.Constant) and isinstance(node.value, int)
        for source, place in self._loops(node):
            if isinstance(source, ast.Call) and isinstance(source.func, ast.Name):
                return source.func.id == "range" or (source.func.id == "enumerate" and place == (0,))
        return False

    def source(self, node: ast.expr) -> ast.expr | None:
        """The expression that puts together what a name stands for."""
        if not isinstance(node, ast.Name) or next(self._loops(node), None) or self._function_with(node):
            return None
        found = self._bound.get(node.id, [])
        (one,) = found if len(found) == 1 else (None,)
        if not isinstance(one, (ast.JoinedStr, ast.BinOp, ast.Call)):
            return None
        return None if any(isinstance(n, ast.Name) and n.id == node.id for n in ast.walk(one)) else one

    def values(self, node: ast.expr, depth: int = 0) -> _Values | None:
        """All texts that an expression can be; ``None`` if they are not all in sight."""
        if isinstance(node, ast.Constant):
            return (Value(str(node.value), node.lineno),) if isinstance(node.value, (str, int)) else None
        if isinstance(node, ast.IfExp):
            return _all([self.values(node.body, depth), self.values(node.orelse, depth)])
        if not isinstance(node, ast.Name) or depth > _DEPTH:
            return None
        if node not in self._known:
            self._known[node] = None  # while it is asked: a function may call itself
            self._known[node] = self._of_name(node, depth)
        return self._known[node]

    def _of_name(self, node: ast.Name, depth: int) -> _Values | None:
        for source, place in self._loops(node):
            return self._items(source, place, depth + 1)
        function = self._function_with(node)
        if function is not None:
            return self._arguments(function, node.id, depth + 1)
        found = self._bound.get(node.id, [])
        return _all([self.values(one, depth + 1) if one else None for one in found]) if found else None

    def _loops(self, node: ast.Name) -> Iterator[tuple[ast.expr, tuple[int, ...]]]:
        """What the loops around a name go over that bind it, from within, and where in an item it is."""
        at: ast.AST | None = node
        while at is not None and not isinstance(at, _SCOPES):
            loops: Sequence[ast.For | ast.AsyncFor | ast.comprehension] = ()
            if isinstance(at, (ast.For, ast.AsyncFor)):
                loops = (at,)
            elif isinstance(at, _COMPREHENSIONS):
                loops = at.generators
            for loop in loops:
                place = _place(loop.target, node.id)
                if place is not None:
                    yield loop.iter, place
            at = self.outer.get(at)

    def _function_with(self, node: ast.Name) -> ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | None:
        """The function around a name that has an argument of that name."""
        at: ast.AST | None = self.outer.get(node)
        while at is not None:
            if isinstance(at, _FUNCTIONS) and node.id in _names(at.args):
                return at
            at = self.outer.get(at)
        return None

    def _arguments(
        self, function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str, depth: int
    ) -> _Values | None:
        """What a function is called with, where each use of its name is a call, or its tests are given."""
        if isinstance(function, ast.Lambda):
            return None
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call) and len(decorator.args) > 1:
                first = decorator.args[0]
                given = first.value if isinstance(first, ast.Constant) else None
                asked = [one.strip() for one in given.split(",")] if isinstance(given, str) else []
                if name in asked:
                    place = (asked.index(name),) if len(asked) > 1 else ()
                    return self._items(decorator.args[1], place, depth)
        names = _names(function.args)
        is_method = names[0] in ("self", "cls")
        said, index = "." * is_method + function.name, names.index(name) - is_method
        calls = self._calls[said]
        if not calls or self._uses[said] > len(calls):
            return None
        found: list[_Values | None] = []
        for call in calls:
            said_at = {one.arg: one.value for one in call.keywords}.get(name)
            if (
                said_at is None
                and 0 <= index < len(call.args)
                and not isinstance(call.args[index], ast.Starred)
            ):
                said_at = call.args[index]
            found.append(self.values(said_at, depth) if said_at is not None else None)
        return _all(found)

    def _items(self, node: ast.expr, place: tuple[int, ...], depth: int) -> _Values | None:
        """The texts at a place in the items of what a loop goes over."""
        if depth > _DEPTH:
            return None
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return _all([self._at(one, place, depth) for one in node.elts])
        if isinstance(node, ast.Dict) and not place:
            return _all([self.values(key, depth) if key else None for key in node.keys])
        if isinstance(node, ast.Name):
            found = self._bound.get(node.id, [])
            return self._items(found[0], place, depth + 1) if len(found) == 1 and found[0] else None
        return self._called(node, place, depth) if isinstance(node, ast.Call) else None

    def _called(self, node: ast.Call, place: tuple[int, ...], depth: int) -> _Values | None:
        if isinstance(node.func, ast.Name) and len(node.args) >= 1:
            if node.func.id in _SAME:
                return self._items(node.args[0], place, depth)
            if node.func.id == "enumerate" and place[:1] == (1,):
                return self._items(node.args[0], place[1:], depth)
            return None
        if not isinstance(node.func, ast.Attribute):
            return None
        of, name = node.func.value, node.func.attr
        if name == "split" and isinstance(of, ast.Constant) and isinstance(of.value, str) and not node.args:
            return tuple(Value(word, of.lineno) for word in of.value.split())
        if isinstance(of, ast.Name) and len(self._bound.get(of.id, [])) == 1:
            of = self._bound[of.id][0] or of
        if not isinstance(of, ast.Dict):
            return None
        if name == "items" and place[:1] == (1,):
            return _all([self._at(one, place[1:], depth) for one in of.values])
        if name == "values":
            return _all([self._at(one, place, depth) for one in of.values])
        return self._items(of, place[1:], depth) if name in ("items", "keys") else None

    def _at(self, node: ast.expr, place: tuple[int, ...], depth: int) -> _Values | None:
        """The texts at a place in one item."""
        if not place:
            return self.values(node, depth)
        if isinstance(node, (ast.Tuple, ast.List)) and place[0] < len(node.elts):
            return self._at(node.elts[place[0]], place[1:], depth)
        return None


def _said(node: ast.expr) -> str:
    """A name, or an attribute of whatever it is."""
    return f".{node.attr}" if isinstance(node, ast.Attribute) else last_name(node)


def last_name(node: ast.expr) -> str:
    """The last name of a dotted one."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _place(target: ast.expr, name: str) -> tuple[int, ...] | None:
    """Where in a loop's target a name is; ``None`` if it is not there."""
    if isinstance(target, ast.Name):
        return () if target.id == name else None
    if isinstance(target, (ast.Tuple, ast.List)):
        for index, one in enumerate(target.elts):
            inner = _place(one, name)
            if inner is not None:
                return (index, *inner)
    return None


def _names(args: ast.arguments) -> list[str]:
    return [one.arg for one in (*args.posonlyargs, *args.args, *args.kwonlyargs)]


def _all(found: Sequence[_Values | None]) -> _Values | None:
    """All of them, if each is known."""
    known = [one for one in found if one is not None]
    return tuple(value for one in known for value in one) if len(known) == len(found) else None
