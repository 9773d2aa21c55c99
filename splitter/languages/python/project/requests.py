"""Who could ask a test module from outside: fixtures, hooks, foreign code that is given its name."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from fnmatch import fnmatchcase

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import calls, marks
from splitter.languages.python.project.reading.asks import FUNCTIONS, GIVEN, attributes_read, parameters
from splitter.languages.python.project.reading.modules import Kin, dotted
from splitter.languages.python.project.reading.patterns import pattern_of
from splitter.languages.python.project.reading.statements import Statement
from splitter.text.nodes import nodes_below, with_outer

_WORD = re.compile(r"[^\W\d]\w*")
_HARMLESS = frozenset(
    {
        "getLogger",
        "get_logger",
        "getChild",
        "Flask",
        "Quart",
        "Blueprint",
        "Sanic",
        "Celery",
        "FastAPI",
        "Dash",
    }
    | {
        "files",
        "resource_filename",
        "resource_stream",
        "resource_string",
        "get_data",
        "open_text",
        "read_text",
    }
    | {"open_binary", "read_binary", "path", "contents", "is_resource", "joinpath", "getModule"}
    | {"print", "str", "repr", "len", "join", "format", "register_assert_rewrite", "importorskip"}
    | {"startswith", "endswith", "split", "rsplit", "partition", "rpartition", "replace", "assertEqual"}
)
"""Calls that are given ``__name__`` and ask the module for nothing."""


@dataclass(frozen=True)
class Beside:
    """What the modules that pytest loads beside the file say together."""

    fixtures: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    """Patterns of the attributes that they read of it."""
    of_classes: frozenset[str] = frozenset()
    """What they may look up in the classes of its tests."""
    marks: frozenset[str] = frozenset()


def requests(file: TestFile, beside: Beside) -> Iterator[Effect]:
    """What the statements of a file need, or are needed for, though nothing in it says so."""
    tests, objects = file.test_names, file.bound_names
    yield from _fixtures(file, beside)
    yield from _attributes(file, beside, tests, objects)
    yield from _incremental(file, beside)
    yield from _classes_said(file, tests)
    dynamic, named = "getfixturevalue" in file.text, "__name__" in file.text
    of_classes = ".__module__" in file.text
    for statement in file.statements:
        needs = frozenset(_own_module(statement, objects)) if named else frozenset[str]()
        needs |= frozenset(_said_of_module(statement)) & objects if of_classes else frozenset()
        needs |= frozenset(_named_fixtures(statement, file)) if dynamic else frozenset()
        if needs - statement.binds:
            yield Effect(statement.number, needs=needs - statement.binds)
        yield from _load_tests(statement, tests)


# Fixtures


def _fixtures(file: TestFile, beside: Beside) -> Iterator[Effect]:
    """A fixture that hides one from outside, or that nothing in the file names, others may ask for."""
    fixtures = frozenset().union(*(statement.fixtures for statement in file.statements))
    if not fixtures:
        return
    named: dict[str, set[int]] = {}
    for statement in file.statements:
        for name in fixtures.intersection(_mentions(statement, fixtures)):
            named.setdefault(name, set()).add(statement.number)
    for statement in file.statements:
        names = statement.fixtures
        if not names:
            continue
        asked = any(named.get(name, set()) - {statement.number} for name in names)
        if not asked or names & beside.fixtures:
            yield Effect(statement.number, everywhere=True)


def _mentions(statement: Statement, fixtures: Set[str]) -> Iterator[str]:
    """The names that a statement may mean one of these by: parameters, words in strings, references."""
    for function in statement.functions:
        yield from parameters(function)
    yield from (node.id for node in statement.of(ast.Name))
    for _, text in statement.strings:
        if any(name in text for name in fixtures):
            yield from _WORD.findall(text)


def _named_fixtures(statement: Statement, file: TestFile) -> Iterator[str]:
    """The fixtures that ``getfixturevalue(f"{role}_client")`` may name; any, where nothing is said."""
    asked = [
        pattern_of(call.args[0])
        for call in calls(statement, "getfixturevalue")
        if call.args and not isinstance(call.args[0], ast.Constant)
    ]
    if not asked:
        return
    fixtures = {name for one in file.statements for name in one.fixtures}
    words = {word for _, text in statement.strings for word in _WORD.findall(text)}
    for pattern in asked:
        if pattern != "*" or fixtures.isdisjoint(words):
            yield from (name for name in fixtures if fnmatchcase(name, pattern))


def asked_by_inherited_tests(file: TestFile, kin: Mapping[str, Kin]) -> Iterator[Effect]:
    """A class with tests of a base from elsewhere needs every fixture: what they ask for is not looked at.

    geopandas' extension arrays have all their tests from pandas, which ask for the fixtures of the file. A
    base that is not found may bring some, to a class that is collected.
    """
    fixtures = frozenset[str]().union(*(statement.fixtures for statement in file.statements))
    for statement in file.statements if fixtures else ():
        if isinstance(statement.first, ast.ClassDef):
            unknown = file.conventions.collects_class(statement.first.name)
            bases = {dotted(base) for base in statement.first.bases} - file.names.classes.keys()
            if any(_brings_tests(kin[base]) if base in kin else unknown for base in bases - _BARE):
                yield Effect(statement.number, needs=fixtures)


_BARE = frozenset(dir(builtins))


def _brings_tests(base: Kin) -> bool:
    """Whether a base has tests that may ask for fixtures: those of unittest can't."""
    return base.tests and not base.unittest


# The module and its attributes


def _attributes(
    file: TestFile, beside: Beside, tests: frozenset[str], objects: frozenset[str]
) -> Iterator[Effect]:
    """What a hook or fixture reads of the module that a test is in."""
    looks = ".module" in file.text
    for statement in file.statements:
        if _are_read(statement.binds - tests, beside.attributes) and not statement.is_import:
            yield Effect(statement.number, everywhere=True)
        read = frozenset(attributes_read(statement.inner, GIVEN)) if looks else frozenset()
        if read:
            names = frozenset(n for n in objects if _are_read({n}, read))
            yield Effect(statement.number, needs=names - statement.binds)


def _are_read(names: Iterable[str], patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)


def _own_module(statement: Statement, objects: frozenset[str]) -> Iterator[str]:
    """What code from elsewhere may ask of the module once it is given ``__name__``: all that it binds."""
    if all(n.id != "__name__" for n in statement.of(ast.Name)) or statement.is_main:
        return
    given = [assign.value for assign in statement.of(ast.Assign)]
    for call in statement.of(ast.Call):
        if last_name(call.func) not in _HARMLESS:
            given += [*call.args, *(k.value for k in call.keywords)]
    if any(isinstance(value, ast.Name) and value.id == "__name__" for value in given):
        yield from objects


def _classes_said(file: TestFile, tests: frozenset[str]) -> Iterator[Effect]:
    """What a class that is no test's says of others in strings: ``relationship("Post")``.

    A mapper or a register looks such names up when it needs them, among all classes that there are.
    """
    found = ((statement, statement.first) for statement in file.statements)
    classes = {
        node.name: one for one, node in found if isinstance(node, ast.ClassDef) and node.name not in tests
    }
    for name, statement in classes.items() if len(classes) > 1 else ():
        if said := frozenset(text for _, text in statement.strings if text in classes and text != name):
            yield Effect(statement.number, needs=said)


def _said_of_module(statement: Statement) -> Iterator[str]:
    """Words of strings beside a class's ``__module__``: ``load("%s:BROKEN" % Runner.__module__)``.

    Or beside what is it by another name, ``MODULE = Runner.__module__``.
    """
    if "__module__" not in statement.attributes:
        return
    names = {"__module__"} | {
        target.id
        for node in statement.of(ast.Assign)
        if isinstance(node.value, ast.Attribute) and node.value.attr == "__module__"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for top in statement.nodes:
        nodes, outer = with_outer(top)
        for node in nodes:
            if (getattr(node, "attr", "") or getattr(node, "id", "")) not in names:
                continue
            whole = node
            while isinstance(outer.get(whole), (ast.expr, ast.keyword, ast.FormattedValue)):
                whole = outer[whole]
            for text in nodes_below(whole).strings:
                yield from _WORD.findall(text)


# Hooks


def _incremental(file: TestFile, beside: Beside) -> Iterator[Effect]:
    """Classes whose tests a hook of a conftest sees one after the other, by a mark."""
    if not beside.marks:
        return
    everywhere = any(
        "pytestmark" in s.binds and any(True for _ in marks(s, *beside.marks)) for s in file.statements
    )
    for statement in file.statements:
        if isinstance(statement.first, ast.ClassDef):
            for mark in marks(statement, *beside.marks):
                yield Effect(statement.number, whole=f"its tests run in order, by the mark {last_name(mark)}")
                break
            else:
                if everywhere:
                    yield Effect(statement.number, whole="its tests run in order, by the module's mark")


ADDING_TESTS = frozenset(
    {"addTest", "addTests", "DocTestSuite", "DocFileSuite", "discover", "loadTestsFromName"}
)
"""By these ``load_tests`` adds tests from elsewhere."""


def _load_tests(statement: Statement, tests: frozenset[str]) -> Iterator[Effect]:
    """``load_tests`` that adds tests from elsewhere would add them once for each part: it is in one."""
    node = statement.first
    if not isinstance(node, FUNCTIONS) or node.name != "load_tests":
        return
    if any(True for _ in calls(statement, *ADDING_TESTS)) and not _refers_to(statement.all, tests):
        yield Effect(statement.number, tests=("load_tests",))


def _refers_to(nodes: Iterable[ast.AST], names: frozenset[str]) -> bool:
    return any(isinstance(node, ast.Name) and node.id in names for node in nodes)
