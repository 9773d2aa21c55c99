"""What the functions of a module do to its own objects, told from its text."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache, wraps

from splitter.languages.python.decorators import last_name
from splitter.languages.python.names import Names, names_of
from splitter.languages.python.names.effects import CLASS
from splitter.languages.python.names.nesting import ONE_OBJECT
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.modules import dotted
from splitter.languages.python.project.state.changes import named
from splitter.languages.python.project.state.numbering import counting_lines, numbered
from splitter.languages.python.state.changes import CACHES
from splitter.text.nodes import nodes_in

_Told = Callable[["ModuleState", str], frozenset[str]]


def _once(tell: _Told) -> _Told:
    """Has a module tell once what a call does: tests make the same few calls again and again."""

    @wraps(tell)
    def told(state: ModuleState, called: str) -> frozenset[str]:
        known = state.told.setdefault(tell.__name__, {})
        if called not in known:
            known[called] = tell(state, called)
        return known[called]

    return told


class ModuleState:
    """The objects of a module, and what calling something in it changes or gives away of them."""

    def __init__(self, tree: ast.Module, counting: Sequence[int]) -> None:
        self._counting = counting
        self._definitions: Mapping[str, ast.stmt] = {
            node.name: node for node in tree.body if isinstance(node, (*FUNCTIONS, ast.ClassDef))
        }
        self._values = dict(_values(tree))
        self._known: dict[str, Names] = {}
        self._known_objects: dict[str, bool] = {}
        self.told: dict[str, dict[str, frozenset[str]]] = {}

    def among(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the names that are of what may change."""
        return frozenset(name for name in names if self.is_object(name))

    def is_object(self, name: str) -> bool:
        """Whether that may change: what is made when the module is, and what functions bind anew."""
        if name not in self._known_objects:
            value = self._values.get(name)
            self._known_objects[name] = (
                isinstance(value, ONE_OBJECT)
                or (name in self._definitions and self._changes_itself(name))
                or (value is not None and name in self._declared)
            )
        return self._known_objects[name]

    @cached_property
    def _declared(self) -> frozenset[str]:
        """What its functions say that it is global."""
        return frozenset(
            name
            for definition in self._definitions.values()
            for node in nodes_in(definition)
            if isinstance(node, ast.Global)
            for name in node.names
        )

    def _changes_itself(self, name: str) -> bool:
        """Whether that is a class whose methods change it, or a function with a cache."""
        node = self._definitions[name]
        if isinstance(node, ast.ClassDef):
            return not {name, CLASS}.isdisjoint(self._names(name).mutates)
        return not CACHES.isdisjoint(map(last_name, getattr(node, "decorator_list", ())))

    def changed_by_subclass(self, base: str) -> frozenset[str]:
        """The objects that a class changes which hears of its subclasses, when one is made."""
        node = self._definitions.get(base)
        members = node.body if isinstance(node, ast.ClassDef) else []
        hears = any(isinstance(one, FUNCTIONS) and one.name == "__init_subclass__" for one in members)
        return self.among(self._names(base).mutates) if hears else frozenset()

    def changed_by_making(self, called: str) -> frozenset[str]:
        """The objects of the module that making one of a class changes: it may be kept there."""
        functions = self._names(called).functions if self.class_called(called) else ()
        changed = frozenset[str]().union(*(f.changes for f in functions if f.name in _MAKING))
        return frozenset(name for name in changed if self.is_object(name) or self._maker(name))

    @_once
    def changed_by(self, called: str) -> frozenset[str]:
        """The objects that a call of a function changes, or of a method of an object: ``registry.add``."""
        owner, _, method = called.partition(".")
        if method:
            made = self._maker(owner)
            functions = self._names(made).functions if made else ()
            changing = {f.name for f in functions if f.owner == made and set(f.parameters[:1]) & f.changes}
            return frozenset({owner} if method in changing else ())
        if called in self._definitions and self._changes_itself(called):
            return frozenset({called})
        found = [self._names(name) for name in self._reached(called)]
        return self.among(name for one in found for name in one.mutates | one.assigns)

    @_once
    def looked_at_by(self, called: str) -> frozenset[str]:
        """The objects that it reads: what it gives back may tell of them."""
        owner, _, method = called.partition(".")
        if method:
            return frozenset({owner} if self._maker(owner) or self.is_object(owner) else ())
        found = [self._names(name) for name in self._reached(called)]
        return self.among(name for one in found for name in one.reads)

    def _may_count(self, code: ast.stmt) -> bool:
        return any(code.lineno <= line <= (code.end_lineno or 0) for line in self._counting)

    def numbered_by(self, called: str) -> frozenset[tuple[str, str]]:
        """The objects that count its calls, each with the attribute or key of the result that tells."""
        found: set[tuple[str, str]] = set()
        for name, code in self._run_by(called) if self._counting else ():
            for counter, to in numbered(code) if self._may_count(code) else ():
                first = counter.partition(".")[0]
                counts = name if first in _OF_CLASSES and "." in counter else first
                found.update({(counts, to)} if self.is_object(counts) else ())
        return frozenset(found)

    @_once
    def emptied_by(self, called: str) -> frozenset[str]:
        """Those of the objects that it changes which are as they were at first then: ``ITEMS.clear()``."""
        owner, _, method = called.partition(".")
        if method == "cache_clear":
            return self.among((owner,))
        return self.among(name.partition(".")[0] for name in emptied(self._nodes(called)))

    @_once
    def grown_by(self, called: str) -> frozenset[str]:
        """Those that have more after each call, however often it is made: ``ITEMS.append(x)``, ``n += 1``."""
        owner, _, method = called.partition(".")
        if method in GROWING and not self._maker(owner):
            return self.among((owner,))
        found: set[str] = set()
        for name, code in self._run_by(called):
            for one in grown(nodes_in(code)):
                first = one.partition(".")[0]
                found.add(name if first in _OF_CLASSES and "." in one else first)
        return self.among(found)

    def _run_by(self, called: str) -> Iterator[tuple[str, ast.stmt]]:
        """What a call runs: functions and what makes objects, each with the class or object it is for."""
        owner, _, method = called.partition(".")
        if method:
            made = self.class_called(self._maker(owner) or owner)
            yield from ((owner, one) for one in _methods(made, {method}))
            return
        for name in self._reached(called):
            yield name, self._definitions[name]
            for read in self._names(name).reads:
                yield from ((read, one) for one in _methods(self.class_called(read), _MAKING))
        yield from ((called, one) for one in _methods(self.class_called(called), _MAKING))

    def class_called(self, name: str) -> ast.ClassDef | None:
        """A class at the top of the module."""
        node = self._definitions.get(name)
        return node if isinstance(node, ast.ClassDef) else None

    def _nodes(self, called: str) -> Iterator[ast.AST]:
        return (node for name in self._reached(called) for node in nodes_in(self._definitions[name]))

    def _maker(self, name: str) -> str:
        """The class of the module that made an object."""
        value = self._values.get(name)
        made = dotted(value.func) if isinstance(value, ast.Call) else ""
        return made if isinstance(self._definitions.get(made), ast.ClassDef) else ""

    def is_data(self, name: str) -> bool:
        """Whether a dotted name is one of the objects, or an attribute of one that is a class."""
        first, _, rest = name.partition(".")
        return bool(rest or first not in self._definitions) and self.is_object(first)

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Those at the top of the module."""
        return (node for node in self._definitions.values() if isinstance(node, FUNCTIONS))

    def _reached(self, called: str) -> Iterator[str]:
        """The functions of the module that a call runs, as far as they are named."""
        waiting, seen = [called], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen and isinstance(self._definitions.get(name), FUNCTIONS):
                seen.add(name)
                yield name
                waiting += self._names(name).reads

    def _names(self, name: str) -> Names:
        if name not in self._known:
            self._known[name] = names_of([self._definitions[name]])
        return self._known[name]


def emptied(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The dotted names of what is as it was at first after some code: ``ITEMS.clear()``, ``Base.n = 0``."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("clear", "reset"):
                yield named(node.func.value)
        elif isinstance(node, ast.Assign) and isinstance(node.value, (ast.Constant, *ONE_OBJECT)):
            yield from (named(one) for one in node.targets if isinstance(one, (ast.Name, ast.Attribute)))


def grown(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The dotted names of what has more each time that some code runs."""
    for node in nodes:
        if isinstance(node, ast.AugAssign):
            yield named(node.target)
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in GROWING:
                yield named(node.func.value)
            elif getattr(node.func, "id", "") == "next" and node.args:
                yield named(node.args[0])


GROWING = frozenset({"append", "appendleft", "extend", "insert"})
"""Methods that add to an object even what is in it."""


_OF_CLASSES = frozenset({"self", "cls", "type(self)"})
_MAKING = frozenset({"__init__", "__new__", "__post_init__"})


def _methods(owner: ast.ClassDef | None, names: Set[str]) -> Iterator[ast.stmt]:
    members = owner.body if owner else ()
    return (one for one in members if isinstance(one, FUNCTIONS) and one.name in names)


def _values(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((one.id, node.value) for one in targets if isinstance(one, ast.Name))


@lru_cache(maxsize=64)
def state_of(text: str) -> ModuleState:
    """The state of the module with this text; of one that can't be read there is none."""
    try:
        return ModuleState(ast.parse(text), counting_lines(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ModuleState(ast.Module([], []), ())
