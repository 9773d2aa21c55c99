"""Classes of other modules, told from their text: what a class that builds on one gets from it."""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from splitter.languages.python.decorators import is_fixture, last_name
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.environment import file_at, find_module, relative_module
from splitter.languages.python.project.reading.own_names import own_names
from splitter.languages.python.trees import bodies_of
from splitter.project.texts import text_of
from splitter.project.witnesses import rests_on
from splitter.text.nodes import nodes_in

FAR = 12
"""How many modules and bases a name is followed through."""

_HARMLESS_METACLASSES = frozenset({"ABCMeta", "EnumMeta", "EnumType", "type"})
_STILL_FUNCTIONS = frozenset({"contextmanager", "asynccontextmanager", "wraps", "cache", "lru_cache"})
_UNITTEST = re.compile(r"TestCase$")
_PLAIN = re.compile(r"(?:unittest\.)?skip|pytest\.mark\.|(?:dataclasses\.)?dataclass|attr|(?:typing\.)?final")


@dataclass(frozen=True)
class Kin:
    """What a class of another module brings to those that build on it."""

    tests: bool = False
    """Whether it has methods that a runner would take for tests."""
    unittest: bool = False
    """Whether it is a ``unittest.TestCase``."""
    constructor: bool = False
    registers: bool = False
    """Whether it, or its metaclass, hears of each class that builds on it."""
    made: bool = False
    """Whether a metaclass makes it, which may give it tests."""


@dataclass(frozen=True)
class _Class:
    bases: tuple[str, ...]
    metaclass: str
    tests: bool
    constructor: bool
    hears: bool
    keeps: bool
    """Whether its methods that make classes hand these to something that lives on."""
    odd: bool
    """Whether something else may have made it what it is."""
    looks: bool = False
    """Whether it looks for the classes that build on it, of which each is to be there once."""


@dataclass(frozen=True)
class Names:
    """The names of a module, as far as they can be followed."""

    classes: Mapping[str, _Class]
    fixtures: frozenset[str]
    plain: frozenset[str]
    """Functions that are nothing else, by their decorators."""
    imports: Mapping[str, tuple[int, str, str]]
    """Name -> level, module and name there; the latter is empty for a module."""
    aliases: Mapping[str, str]
    stars: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Place:
    """A module's file, and the folders that it imports others from."""

    file: Path
    path: tuple[Path, ...]


def names_of(bodies: Iterable[Sequence[ast.stmt]]) -> Names:
    """The names that a module's statements give, which come in one list or several."""
    classes: dict[str, _Class] = {}
    imports: dict[str, tuple[int, str, str]] = {}
    aliases: dict[str, str] = {}
    stars: list[tuple[int, str]] = []
    fixtures: set[str] = set()
    plain: set[str] = set()
    tops = (top for body in bodies for top in body)
    for node, outermost in ((node, top) for top in tops for node in _statements([top])):
        if isinstance(node, ast.ClassDef):
            odd = node.name in classes or node is not outermost
            classes[node.name] = _class_of(node, odd=odd)
        elif isinstance(node, FUNCTIONS):
            if is_fixture(node):
                fixtures.add(node.name)
            elif all(last_name(decorator) in _STILL_FUNCTIONS for decorator in node.decorator_list):
                plain.add(node.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                target = alias.name if alias.asname else alias.name.partition(".")[0]
                imports[alias.asname or target] = (0, target, "")
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name == "*":
                    stars.append((node.level, node.module or ""))
                else:
                    imports[alias.asname or alias.name] = (node.level, node.module or "", alias.name)
        elif isinstance(node, ast.Assign) and (value := dotted(node.value)):
            aliases.update({t.id: value for t in node.targets if isinstance(t, ast.Name)})
    return Names(classes, frozenset(fixtures), frozenset(plain), imports, aliases, tuple(stars))


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those that run under a condition included, however deep they stand."""
    waiting = list(reversed(body))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (ast.If, ast.Try, ast.With)):
            handlers = getattr(node, "handlers", [])
            inner = [
                *node.body,
                *(s for handler in handlers for s in handler.body),
                *getattr(node, "orelse", []),
                *getattr(node, "finalbody", []),
            ]
            waiting += reversed(inner)


def _class_of(node: ast.ClassDef, *, odd: bool) -> _Class:
    metaclass = next((dotted(k.value) or "?" for k in node.keywords if k.arg == "metaclass"), "")
    methods = {member.name for member in _statements(node.body) if isinstance(member, FUNCTIONS)}
    return _Class(
        bases=tuple(dotted(base) or "?" for base in node.bases),
        metaclass=metaclass,
        tests=any(map(_holds_tests, node.body)),
        constructor=not methods.isdisjoint({"__init__", "__new__"}),
        hears="__init_subclass__" in methods,
        keeps=any(map(_keeps, node.body)),
        odd=odd or any(not _is_plain(decorator) for decorator in node.decorator_list),
    )


_MAKERS = frozenset({"__new__", "__init__", "__init_subclass__", "__call__"})
_KEEPING = frozenset({"append", "add", "setdefault", "update", "insert", "connect", "subscribe"})


def _keeps(member: ast.stmt) -> bool:
    """Whether a method that makes classes registers them: ``known[name] = cls``, ``register(cls)``.

    What it writes into its own parameters and variables is the new class's.
    """
    if not isinstance(member, FUNCTIONS) or member.name not in _MAKERS:
        return False
    own = own_names(member)
    for node in nodes_in(member):
        into: ast.expr | None = None
        if isinstance(node, ast.Call):
            name = last_name(node.func)
            if "register" in name:
                return True
            if name in _KEEPING and isinstance(node.func, ast.Attribute):
                into = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            into = node.value
        if into is not None and not (isinstance(into, ast.Name) and into.id in own):
            return True
    return False


def _is_plain(decorator: ast.expr) -> bool:
    """A decorator that gives a class no tests: a mark, a skip, a data class."""
    return _PLAIN.match(ast.unparse(decorator)) is not None


def _holds_tests(member: ast.stmt) -> bool:
    """Whether a statement of a class may give it tests: as far as its words say, anything that names one."""
    if isinstance(member, FUNCTIONS):
        return member.name.lower().startswith("test")
    return any(word.lower().startswith("test") for node in nodes_in(member) for word in _binding_words(node))


def _binding_words(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def dotted(node: ast.expr) -> str:
    """``a.b`` of a plain dotted name, subscripted or not; empty for anything else."""
    while isinstance(node, ast.Subscript):
        node = node.value
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(words)]) if isinstance(node, ast.Name) else ""


@lru_cache(maxsize=512)
def _names(text: str) -> Names | None:
    try:
        bodies = list(bodies_of(text))
        names = names_of(bodies)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if "__subclasses__" not in text:
        return names
    looking = {top.name for body in bodies for top in body if isinstance(top, ast.ClassDef) and _looks(top)}
    classes = {name: replace(one, looks=name in looking) for name, one in names.classes.items()}
    return replace(names, classes=classes)


def _looks(node: ast.ClassDef) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "__subclasses__" for one in nodes_in(node))


def read_names(file: Path) -> Names | None:
    """The names of the module in a file; ``None`` where it can't be read."""
    text = text_of(file)
    return None if text is None else _names(text)


def kin(name: str, names: Names, place: Place, far: int = FAR) -> Kin | None:
    """What the class brings that a module calls by a dotted name; ``None`` where that can't be told."""
    if far <= 0:
        return None
    first, _, rest = name.partition(".")
    if not rest and first in names.classes:
        return _kin_of(names.classes[first], names, place, far)
    if first in names.aliases and names.aliases[first] != name:
        return kin(".".join(filter(None, (names.aliases[first], rest))), names, place, far - 1)
    if first in names.imports:
        level, module, inner = names.imports[first]
        return _elsewhere(level, module, ".".join(filter(None, (inner, rest))), place, far - 1)
    if not rest and isinstance(getattr(builtins, first, None), type):
        return Kin()
    for level, module in names.stars:
        if (found := _elsewhere(level, module, name, place, far - 1)) is not None:
            return found
    return None


def _elsewhere(level: int, module: str, name: str, place: Place, far: int) -> Kin | None:
    """The same for a name in another module; the name may lead through submodules."""
    if not level and _is_standard(module, place):
        last = name.rpartition(".")[2] or module
        return Kin(unittest=_UNITTEST.search(last) is not None)
    file = relative_module(place.file, level, module) if level else find_module(module, place.path)
    package = module.split(".")[:-1]
    rests_on(*(folder.joinpath(*package) for folder in ([place.file.parent] if level else place.path)))
    if file is None:
        return None
    rests_on(file, file.parent)
    inner, _, rest = name.partition(".")
    if (names := read_names(file)) is not None:
        found = kin(name, names, Place(file, place.path), far)
        if found is not None:
            return found
    below = file_at(file.parent / inner) if file.name == "__init__.py" and rest else None
    if below is None or (names := read_names(below)) is None:
        return None
    rests_on(below)
    return kin(rest, names, Place(below, place.path), far)


def _is_standard(module: str, place: Place) -> bool:
    root = module.partition(".")[0]
    return root in sys.stdlib_module_names and not (
        root == "test" and find_module(module, place.path) is not None
    )


def _kin_of(one: _Class, names: Names, place: Place, far: int) -> Kin | None:
    if one.odd:
        return None
    tests, unittest, constructor = one.tests, False, one.constructor
    made = bool(one.metaclass) and one.metaclass.rpartition(".")[2] not in _HARMLESS_METACLASSES
    registers = (
        one.looks
        or (one.hears and one.keeps)
        or (made and _makes_known(one.metaclass, names, place, far - 1))
    )
    for base in one.bases:
        inherited = kin(base, names, place, far - 1)
        if inherited is None:
            return None
        tests, unittest = tests or inherited.tests, unittest or inherited.unittest
        constructor = constructor or inherited.constructor
        registers, made = registers or inherited.registers, made or inherited.made
    return Kin(tests, unittest, constructor, registers, made)


def _makes_known(name: str, names: Names, place: Place, far: int) -> bool:
    """Whether a metaclass may make its classes known; it may if it can't be read."""
    first, _, rest = name.partition(".")
    if not far:
        return True
    if not rest and first in names.classes:
        one = names.classes[first]
        bases = (base for base in one.bases if base.rpartition(".")[2] not in _HARMLESS_METACLASSES)
        return one.keeps or any(_makes_known(base, names, place, far - 1) for base in bases)
    if first not in names.imports:
        return True
    level, module, inner = names.imports[first]
    file = relative_module(place.file, level, module) if level else find_module(module, place.path)
    other = read_names(file) if file is not None else None
    if file is None or other is None or not inner or rest:
        return True
    return _makes_known(inner, other, Place(file, place.path), far - 1)
