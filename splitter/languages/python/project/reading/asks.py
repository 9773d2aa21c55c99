"""What a module that pytest loads beside a test file defines for it and asks of it, told from its text.

A conftest, a plugin, or the test file's own hooks: which fixtures they have and ask for, which attributes of
test modules they read, and which files they keep from being collected.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from splitter.languages.python.decorators import fixtures_named, is_fixture, last_name
from splitter.languages.python.project.reading.by_file_name import HOOK, MAY_ASK, by_file_name
from splitter.languages.python.project.reading.patterns import pattern_of
from splitter.languages.python.project.reading.told_apart import told_apart
from splitter.text.nodes import Nodes, nodes_below

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
    shared: frozenset[str] = frozenset()
    """Those of its fixtures that are set up once for several files of tests."""
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
    told_apart: frozenset[str] = frozenset()
    """Patterns of file names by which it tells tests apart."""
    by_file_name: frozenset[str] = frozenset()
    """Its fixtures that make something of the name of a test's file; "" for one that all tests have."""
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
_SAYS_WHAT_TO_IGNORE = re.compile(r"collect_ignore|ignore_collect")
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
    nodes = nodes_below(tree)
    functions = nodes.functions
    fixtures = [function for function in functions if is_fixture(function)]
    return Asks(
        fixtures=frozenset(name for function in fixtures for name in fixture_names(function)),
        shared=frozenset(n for f in fixtures if _lasts(f, _LONGER_THAN_A_FILE) for n in fixture_names(f)),
        asked=frozenset(_asked(fixtures, nodes)),
        attributes=frozenset(attributes_read(nodes)),
        of_classes=frozenset(_read_of_classes(nodes)),
        marks=frozenset(mark for function in functions for mark in _tying_marks(function)),
        imports=tuple(
            (node.level, node.module or "", alias.name)
            for node in sorted(nodes.of(ast.ImportFrom), key=lambda one: one.lineno)
            for alias in node.names
        ),
        ignored=tuple(_ignored(tree)) if _SAYS_WHAT_TO_IGNORE.search(text) else (),
        told_apart=told_apart(nodes),
        by_file_name=frozenset(name for one in by_file_name(nodes) for name in _names_or_all(one))
        if MAY_ASK.search(text)
        else frozenset(),
        plugins=tuple(_plugins(tree)),
        strings=frozenset(nodes.strings),
        restores=frozenset(_restored(fixtures, nodes)),
        collecting=COLLECTING.intersection(name for function in functions for name in _hooks(function)),
    )


def fixture_names(function: Function) -> Iterator[str]:
    """The names under which a fixture is asked for: its own, or that of ``name=``."""
    for decorator in function.decorator_list:
        for keyword in getattr(decorator, "keywords", ()):
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                yield str(keyword.value.value)
    yield function.name


def _names_or_all(function: Function) -> Iterator[str]:
    """The names of a fixture, none of one that every test has; that of a hook."""
    if function.name.startswith(HOOK):
        yield function.name
    else:
        yield from [""] if any(map(is_for_all, function.decorator_list)) else fixture_names(function)


def _lasts(function: Function, scopes: Collection[str]) -> bool:
    """Whether a fixture is set up once for something as large as that."""
    return any(
        keyword.arg == "scope" and isinstance(keyword.value, ast.Constant) and keyword.value.value in scopes
        for decorator in function.decorator_list
        for keyword in getattr(decorator, "keywords", ())
    )


_LONGER_THAN_A_FILE = ("session", "package")
_LONGER_THAN_A_CLASS = (*_LONGER_THAN_A_FILE, "module")


def parameters(function: Function) -> Iterator[str]:
    """The parameters that pytest would fill."""
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args]
    yield from (one.arg for one in plain[: len(plain) - len(arguments.defaults)])
    yield from (one.arg for one in arguments.kwonlyargs)


def _asked(fixtures: Sequence[Function], nodes: Nodes) -> Iterator[str]:
    for function in fixtures:
        yield from parameters(function)
    yield from fixtures_named(nodes.of(ast.Call))


def _restored(fixtures: Sequence[Function], nodes: Nodes) -> Iterator[str]:
    """The packages that are used by fixtures for every test in what they do after it."""
    used: set[str] = set()
    for function in fixtures:
        if any(map(is_for_all, function.decorator_list)) and not _lasts(function, _LONGER_THAN_A_CLASS):
            used |= used_afterwards(function)
    plain = ((alias.name, alias) for node in nodes.of(ast.Import) for alias in node.names)
    named = ((node.module or alias.name, alias) for node in nodes.of(ast.ImportFrom) for alias in node.names)
    for module, alias in (*plain, *named) if used else ():
        package = module.partition(".")[0]
        if (alias.asname or alias.name.partition(".")[0]) in used and package not in ("pytest", "_pytest"):
            yield package


def used_afterwards(function: Function) -> Set[str]:
    """Names behind what a fixture does when a test is over: after ``yield``, or by a context around it."""
    inner = nodes_below(function)
    if any(node.attr == "addfinalizer" for node in inner.of(ast.Attribute)):
        return {node.id for node in inner.of(ast.Name)}
    yields = [node.lineno for node in (*inner.of(ast.Yield), *inner.of(ast.YieldFrom))]
    if not yields:
        return frozenset()
    contexts: list[ast.With | ast.AsyncWith] = [*inner.of(ast.With), *inner.of(ast.AsyncWith)]
    around = [
        item.context_expr
        for node in contexts
        if any(node.lineno <= line <= (node.end_lineno or line) for line in yields)
        for item in node.items
    ]
    used = {name.id for name in nodes_below(*around).of(ast.Name)}
    used |= {node.id for node in inner.of(ast.Name) if node.lineno > min(yields)}
    for node in sorted(inner.of(ast.Assign), key=lambda one: one.lineno, reverse=True):
        if any(isinstance(target, ast.Name) and target.id in used for target in node.targets):
            used |= {name.id for name in nodes_below(node.value).of(ast.Name)}
    return used


def is_for_all(decorator: ast.expr) -> bool:
    """Whether it makes a fixture one that every test has, asked for or not."""
    return any(
        keyword.arg == "autouse" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True
        for keyword in getattr(decorator, "keywords", ())
    )


# Attributes of test modules


def attributes_read(nodes: Nodes, given: Set[str] = _IN_PLUGINS) -> Iterator[str]:
    """Patterns of what is read of a test module: ``request.module.X``, ``getattr(item.module, "x_" + y)``.

    ``given`` are the names of what knows the module that a test is in.
    """
    named = frozenset(
        target.id
        for node in nodes.of(ast.Assign)
        if _is_module(node.value, frozenset(), given)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    for attribute in nodes.of(ast.Attribute):
        if _is_module(attribute.value, named, given):
            yield "*" if attribute.attr == "__dict__" else attribute.attr
    for call in nodes.of(ast.Call):
        if call.args and _is_module(call.args[0], named, given):
            called = last_name(call.func)
            if called in _LOOKUPS and len(call.args) > 1:
                yield pattern_of(call.args[1])
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


def _read_of_classes(nodes: Nodes) -> Iterator[str]:
    """All attributes and words in strings of a module that has to do with the classes of tests."""
    attributes = {node.attr for node in nodes.of(ast.Attribute)}
    if not attributes.isdisjoint(_OF_CLASSES):
        yield from attributes
        for text in nodes.strings:
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
    if not _STEPS.fullmatch(function.name):
        return
    nodes = nodes_below(function)
    if {node.attr for node in nodes.of(ast.Attribute)}.isdisjoint({"parent", "cls"}):
        return
    for node in nodes.of(ast.Compare):
        if isinstance(node.left, ast.Constant) and any(last_name(s) == "keywords" for s in node.comparators):
            yield str(node.left.value)
    for call in nodes.of(ast.Call):
        if last_name(call.func) in _MARKED:
            yield from (str(a.value) for a in call.args[:1] if isinstance(a, ast.Constant))


def _ignored(tree: ast.Module) -> Iterator[str]:
    """The strings of what says which files are not collected."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr)):
            inner = nodes_below(node)
            if _IGNORING & {name.id for name in inner.of(ast.Name)}:
                yield from inner.strings
        elif isinstance(node, ast.FunctionDef) and node.name == "pytest_ignore_collect":
            yield from nodes_below(node).strings


def _plugins(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == "pytest_plugins" for target in targets):
                yield from nodes_below(node.value).strings
