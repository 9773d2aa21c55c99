"""What a module that pytest loads beside a test file defines for it and asks of it, told from its text.

A conftest, a plugin, or the test file's own hooks: which fixtures they have and ask for, which attributes of
test modules they read, and which files they keep from being collected.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from splitter.languages.python.depth import DEEPEST
from splitter.languages.python.project.patterns import pattern_of

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef
GIVEN = frozenset({"request", "metafunc", "item", "node", "pyfuncitem", "collector", "parent"})
"""What pytest hands to fixtures and hooks, by the names that its documentation gives them."""

_IN_PLUGINS = GIVEN | {"self"}  # a class of a plugin may be an item itself

_LOOKUPS = frozenset({"getattr", "hasattr", "setattr", "delattr"})
_WHOLE = frozenset({"vars", "dir", "getmembers"})
_OF_CLASSES = frozenset({"cls", "instance", "getparent"})
_IGNORING = frozenset({"collect_ignore", "collect_ignore_glob"})
_MARKED = frozenset({"get_closest_marker", "iter_markers", "get_marker"})
_STEPS = re.compile(r"pytest_runtest_\w+|pytest_collection_modifyitems")


@dataclass(frozen=True)
class Asks:
    """What one module asks and gives."""

    fixtures: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    """Fixtures that it asks for: by a parameter, or by name."""
    attributes: frozenset[str] = frozenset()
    """Patterns of the attributes that it reads of test modules."""
    of_classes: frozenset[str] = frozenset()
    """What it may look up in the class that a test is in, as ``request.cls.X``."""
    marks: frozenset[str] = frozenset()
    """Marks by which its hooks look from one test of a class at the next."""
    ignored: tuple[str, ...] = ()
    """Paths and patterns that it keeps from being collected."""
    plugins: tuple[str, ...] = ()
    """``pytest_plugins``."""
    strings: frozenset[str] = frozenset()
    restores: frozenset[str] = frozenset()
    """Packages of which a fixture that every test has may restore what a test changed."""
    imports: tuple[tuple[int, str, str], ...] = ()
    """What it takes from other modules: level, module and name, or ``*``."""
    collecting: frozenset[str] = frozenset()
    """The hooks by which it takes part in the collection of tests."""


_NOTHING = Asks()
_WORTH_READING = re.compile(r"fixture|pytest_|collect_ignore|import")


@lru_cache(maxsize=1024)
def asks_of(text: str) -> Asks:
    """What the text of a module says; nothing where it can't be read."""
    if not _WORTH_READING.search(text):
        return _NOTHING
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _NOTHING
    nodes = list(ast.walk(tree))
    functions = [node for node in nodes if isinstance(node, FUNCTIONS)]
    fixtures = [function for function in functions if is_fixture(function)]
    return Asks(
        fixtures=frozenset(name for function in fixtures for name in fixture_names(function)),
        asked=frozenset(_asked(fixtures, nodes)),
        attributes=frozenset(attributes_read(nodes)),
        of_classes=frozenset(_read_of_classes(nodes)),
        marks=frozenset(mark for function in functions for mark in _tying_marks(function)),
        imports=tuple(
            (node.level, node.module or "", alias.name)
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        ),
        ignored=tuple(_ignored(tree)) if "_ignore" in text else (),
        plugins=tuple(_plugins(tree)),
        strings=frozenset(strings_of(nodes)),
        restores=frozenset(_restored(fixtures, nodes)),
        collecting=COLLECTING.intersection(name for function in functions for name in _hooks(function)),
    )


def is_fixture(function: Function) -> bool:
    return any(last_name(decorator).endswith("fixture") for decorator in function.decorator_list)


def fixture_names(function: Function) -> Iterator[str]:
    """The names under which a fixture is asked for: its own, or that of ``name=``."""
    for decorator in function.decorator_list:
        for keyword in getattr(decorator, "keywords", ()):
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                yield str(keyword.value.value)
    yield function.name


def parameters(function: Function) -> Iterator[str]:
    """The parameters that pytest would fill."""
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args]
    yield from (one.arg for one in plain[: len(plain) - len(arguments.defaults)])
    yield from (one.arg for one in arguments.kwonlyargs)


def last_name(node: ast.AST) -> str:
    """``c`` of ``a.b.c(...)``."""
    for _ in range(DEEPEST):  # what is deeper is refused anyway, and each link of it asks
        if not isinstance(node, (ast.Call, ast.Subscript)):
            break
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def strings_of(nodes: list[ast.AST]) -> Iterator[str]:
    return (n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))


def _asked(fixtures: list[Function], nodes: list[ast.AST]) -> Iterator[str]:
    for function in fixtures:
        yield from parameters(function)
    for node in nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in ("getfixturevalue", "usefixtures"):
            yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))


def _restored(fixtures: list[Function], nodes: list[ast.AST]) -> Iterator[str]:
    """The packages that are used by fixtures for every test that do something after it."""
    used: set[str] = set()
    for function in fixtures:
        inner = list(ast.walk(function))
        words = {node.attr for node in inner if isinstance(node, ast.Attribute)}
        after = "addfinalizer" in words or any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in inner)
        if after and any(_is_for_all(decorator) for decorator in function.decorator_list):
            used |= {node.id for node in inner if isinstance(node, ast.Name)}
    if used:
        for node in nodes:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    module = getattr(node, "module", None) or alias.name
                    if (alias.asname or alias.name.partition(".")[0]) in used:
                        yield module.partition(".")[0]


def _is_for_all(decorator: ast.expr) -> bool:
    return any(
        keyword.arg == "autouse" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True
        for keyword in getattr(decorator, "keywords", ())
    )


# Attributes of test modules


def attributes_read(nodes: list[ast.AST], given: Set[str] = _IN_PLUGINS) -> Iterator[str]:
    """Patterns of what is read of a test module: ``request.module.X``, ``getattr(item.module, "x_" + y)``.

    ``given`` are the names of what knows the module that a test is in.
    """
    aliases = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_module(node.value, frozenset(), given)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    named = frozenset(aliases)
    for node in nodes:
        if isinstance(node, ast.Attribute) and _is_module(node.value, named, given):
            yield "*" if node.attr == "__dict__" else node.attr
        elif isinstance(node, ast.Call) and node.args and _is_module(node.args[0], named, given):
            called = last_name(node.func)
            if called in _LOOKUPS and len(node.args) > 1:
                yield pattern_of(node.args[1])
            elif called in _WHOLE:
                yield "*"


def _is_module(node: ast.expr, aliases: Set[str], given: Set[str]) -> bool:
    """Whether an expression is the module that a test is in."""
    if isinstance(node, ast.Name):
        return node.id in aliases
    if not (isinstance(node, ast.Attribute) and node.attr == "module"):
        return False
    inner: ast.expr = node.value
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return isinstance(inner, ast.Name) and inner.id in given


def _read_of_classes(nodes: list[ast.AST]) -> Iterator[str]:
    """All attributes and words in strings of a module that has to do with the classes of tests."""
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    if not attributes.isdisjoint(_OF_CLASSES):
        yield from attributes
        for text in strings_of(nodes):
            yield from text.split()


# Hooks

MAKING = frozenset({"pytest_pycollect_makemodule", "pytest_pycollect_makeitem"})
"""The hooks that say what in a module is a test."""

COLLECTING = frozenset(
    {"pytest_collection", "pytest_collection_modifyitems", "pytest_collect_file", "pytest_generate_tests"}
    | {"pytest_collect_directory", "pytest_make_collect_report", "pytest_itemcollected"}
    | MAKING
)
"""The hooks by which a plugin may make other tests of a file, or put them into another order."""


def _hooks(function: Function) -> Iterator[str]:
    """The hook that a function may be: by its name, or that of ``specname=``."""
    yield function.name
    for decorator in function.decorator_list:
        for keyword in getattr(decorator, "keywords", ()):
            if keyword.arg == "specname" and isinstance(keyword.value, ast.Constant):
                yield str(keyword.value.value)


def _tying_marks(function: Function) -> Iterator[str]:
    """Marks of classes whose tests a hook sees one after the other (pytest's "incremental testing")."""
    nodes = list(ast.walk(function))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    if not _STEPS.fullmatch(function.name) or not attributes & {"parent", "cls"}:
        return
    for node in nodes:
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant):
            if any(last_name(side) == "keywords" for side in node.comparators):
                yield str(node.left.value)
        elif isinstance(node, ast.Call) and last_name(node.func) in _MARKED:
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def _ignored(tree: ast.Module) -> Iterator[str]:
    """The strings of what says which files are not collected."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr)):
            nodes = list(ast.walk(node))
            if _IGNORING & {inner.id for inner in nodes if isinstance(inner, ast.Name)}:
                yield from strings_of(nodes)
        elif isinstance(node, ast.FunctionDef) and node.name == "pytest_ignore_collect":
            yield from strings_of(list(ast.walk(node)))


def _plugins(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == "pytest_plugins" for target in targets):
                yield from strings_of(list(ast.walk(node.value)))
