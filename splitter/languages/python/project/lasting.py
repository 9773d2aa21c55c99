"""What tests change outside of their module and don't put back: whatever runs after them sees it.

The tests that run after one are others once a file is divided. ``ParserElement.set_default_whitespace_chars``
of pyparsing, ``sys.stdout = StringIO()`` (sklearn's test_rfe); not what anything in sight restores.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.asks import FUNCTIONS, last_name, parameters
from splitter.languages.python.project.modules import dotted
from splitter.languages.python.project.statements import Statement

Function = ast.FunctionDef | ast.AsyncFunctionDef

_SETTER = re.compile(
    r"(?:set|enable|disable|register|unregister|configure|install|use)"
    r"(?:[_A-Z]\w*|locale|trace|profile|recursionlimit|defaulttimeout)?"
)
"""Names of functions that change what they are asked of, when nothing is done with what they return."""

_WRITERS = ("setattr", "delattr")
_FILLING = frozenset({"append", "insert", "extend", "remove", "clear", "update", "add", "discard"})
_EACH_PART_HAS = frozenset({"setup_module", "setUpModule", "teardown_module", "tearDownModule"})
_CLEARS = frozenset(
    {"tearDown", "asyncTearDown", "tearDownClass", "teardown", "teardown_method", "teardown_class"}
    | {"teardown_function", "teardown_module", "tearDownModule", "__exit__", "__aexit__"}
)
_CLEARING = frozenset({"addCleanup", "addClassCleanup", "addModuleCleanup", "addfinalizer", "enterContext"})
_CLEAR_WORDS = re.compile(r"monkeypatch|reset|restor|clean|isolat|patch|preserv|sav|temp")
_FOR_THE_TEST_ALONE = frozenset(
    {"raises", "assertRaises", "assertRaisesRegex", "warns", "assertWarns", "deprecated_call"}
    | {"subTest", "open", "catch_warnings", "simplefilter"}
)
"""Contexts that leave what other modules hold as it is."""


@dataclass(frozen=True)
class Change:
    """What one function leaves changed."""

    function: str
    what: str
    line: int


def lasting_changes(file: TestFile, restored: Collection[str]) -> Iterator[Change]:
    """The changes of a file's tests, but for packages that are ``restored`` after each."""
    imported = file.names.imports
    kept = {*restored, *_restored_in(file)}
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures:
            continue
        inner = frozenset(_imported_inside(statement))
        names = {name for name in (*imported, *inner) if _package(name, file) not in kept}
        if not _may_change(statement, names) or _clears_up(statement, file):
            continue
        for function, owner in _functions_of(statement):
            yield from _left_by(function, owner, names)


def _imported_inside(statement: Statement) -> Iterator[str]:
    names = [alias for node in statement.of(ast.Import) for alias in node.names]
    names += [alias for node in statement.of(ast.ImportFrom) for alias in node.names]
    return (alias.asname or alias.name.partition(".")[0] for alias in names)


def _package(name: str, file: TestFile) -> str:
    """The package that an imported name comes from; the name itself where it is imported in a function."""
    _, module, _ = file.names.imports.get(name, (0, name, ""))
    return module.partition(".")[0] or name


def _may_change(statement: Statement, names: Collection[str]) -> bool:
    """A quick look, for most do not."""
    written: list[ast.Attribute | ast.Subscript] = [
        *statement.of(ast.Attribute),
        *statement.of(ast.Subscript),
    ]
    if any(node.ctx.__class__ is not ast.Load and _root(node) in names for node in written):
        return True
    called = (node.value.func for node in statement.of(ast.Expr) if isinstance(node.value, ast.Call))
    return any(_root(node) in names or last_name(node) in _WRITERS for node in called)


def _root(node: ast.expr) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _functions_of(statement: Statement) -> Iterator[tuple[Function, str]]:
    """The statement's function, or its class's methods, each with the name of the class."""
    for node in statement.nodes:
        if isinstance(node, FUNCTIONS):
            yield node, ""
        elif isinstance(node, ast.ClassDef):
            yield from ((member, f"{node.name}::") for member in node.body if isinstance(member, FUNCTIONS))


def _left_by(function: Function, owner: str, names: Collection[str]) -> Iterator[Change]:
    if function.name in _EACH_PART_HAS | _CLEARS or _is_put_back(function):
        return
    own = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and _is_stored(node)}
    own |= {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    own |= {node.name for node in ast.walk(function) if isinstance(node, (*FUNCTIONS, ast.ClassDef))}
    found = list(changes_in(function.body, {*names} - own, own))
    count = Counter(what for what, _ in found)
    for what, line in found:
        if count[what] == 1:  # a second time puts it back
            yield Change(f"{owner}{function.name}", what, line)


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def changes_in(
    body: Sequence[ast.stmt], names: Collection[str], own: Collection[str] = ()
) -> Iterator[tuple[str, int]]:
    """What statements change of the objects behind some names, with the lines; ``own`` are no such names."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.With, ast.AsyncWith)) and _restores(node):
            continue
        if isinstance(node, ast.stmt):
            what = [*_assigned(node), *_called(node, own)]
            yield from ((one, node.lineno) for one in what if one.partition(".")[0] in names)
            waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]
        elif isinstance(node, (ast.ExceptHandler, ast.match_case)):
            waiting += node.body


def _restores(node: ast.With | ast.AsyncWith) -> bool:
    return any(last_name(item.context_expr) not in _FOR_THE_TEST_ALONE for item in node.items)


def _assigned(node: ast.stmt) -> Iterator[str]:
    targets: list[ast.expr] = []
    if isinstance(node, (ast.Assign, ast.Delete)):
        targets = node.targets
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        targets = [node.target]
    for target in targets:
        for one in target.elts if isinstance(target, (ast.Tuple, ast.List)) else (target,):
            if isinstance(one, (ast.Attribute, ast.Subscript)):
                yield dotted(one)


def _called(node: ast.stmt, own: Collection[str]) -> Iterator[str]:
    """``Thing.set_default(x)``, ``sys.path.insert(0, x)``, ``setattr(module, "x", 1)``.

    What is given an object of the test with more changes that one (``nx.set_node_attributes(G, values)``),
    and what is registered of the test's own nobody else knows.
    """
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return
    call = node.value
    of_the_test = bool(call.args) and _root(call.args[0]) in own
    if isinstance(call.func, ast.Name):
        if call.func.id in _WRITERS and call.args:
            yield dotted(call.args[0])
        return
    name = dotted(call.func)
    last = name.rpartition(".")[2]
    sets = _SETTER.fullmatch(last) and not (
        of_the_test and ("register" in last or len(call.args) + len(call.keywords) > 1)
    )
    if sets or (last in _FILLING and name.count(".") > 1):
        yield name


# Put back


def _is_put_back(function: Function) -> bool:
    """Whether a function looks as if it, or what it is given, restored what it changes."""
    if any(_CLEAR_WORDS.search(name) for name in parameters(function)):
        return True
    if any(not _is_mark(decorator) for decorator in function.decorator_list):
        return True
    return any(
        isinstance(node, (ast.Yield, ast.YieldFrom)) or (isinstance(node, ast.Try) and bool(node.finalbody))
        for node in ast.walk(function)
    )


def _is_mark(decorator: ast.expr) -> bool:
    name = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
    return name.rpartition(".")[0].rpartition(".")[2] == "mark"


def _clears_up(statement: Statement, file: TestFile) -> bool:
    """Whether a class, or one that it builds on, clears up after its tests, or that can't be seen."""
    if _asks_to_clear(statement):
        return True
    for node in statement.nodes:
        if isinstance(node, ast.ClassDef) and (node.decorator_list or _has_clearing_kin(node, file)):
            return True
    return False


def _has_clearing_kin(node: ast.ClassDef, file: TestFile) -> bool:
    classes = {one.name: one for s in file.statements for one in s.nodes if isinstance(one, ast.ClassDef)}
    waiting, seen = [node], set[str]()
    while waiting:
        one = waiting.pop()
        if any(isinstance(member, FUNCTIONS) and member.name in _CLEARS for member in one.body):
            return True
        for base in map(dotted, one.bases):
            if base in classes and base not in seen:
                waiting.append(classes[base])
            elif base not in classes and base.rpartition(".")[2] not in _BARE_BASES:
                return True
            seen.add(base)
    return False


_BARE_BASES = frozenset({"object", "TestCase", "IsolatedAsyncioTestCase", "SimpleTestCase"})


def _restored_in(file: TestFile) -> Iterator[str]:
    """The packages of which hooks and fixtures of the file restore something."""
    for statement in file.statements:
        hook = bool(statement.binds & _CLEARS)
        if hook or (statement.fixtures and (statement.of(ast.Yield) or _asks_to_clear(statement))):
            yield from {_package(node.id, file) for node in statement.of(ast.Name)}


def _asks_to_clear(statement: Statement) -> bool:
    return any(node.attr in _CLEARING for node in statement.of(ast.Attribute))
