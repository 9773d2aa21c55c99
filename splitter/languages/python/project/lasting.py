"""What tests change outside of their module and don't put back: whatever runs after them sees it.

The tests that run after one are others once a file is divided. ``ParserElement.set_default_whitespace_chars``
of pyparsing, ``sys.stdout = StringIO()`` (sklearn's test_rfe); not what anything in sight restores.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.asks import FUNCTIONS, Function, last_name, parameters
from splitter.languages.python.project.modules import Kin, dotted
from splitter.languages.python.project.statements import Statement

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

    number: int
    """Its statement's."""
    function: str
    what: str
    line: int


def lasting_changes(file: TestFile, restored: Collection[str]) -> Iterator[Change]:
    """The changes of a file's tests, but for packages that are ``restored`` after each."""
    imported = {name: not inner for name, (_, _, inner) in file.names.imports.items()}
    kept = {*restored, *_restored_in(file)}
    everywhere = {name: module for name, module in imported.items() if _package(name, file) not in kept}
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures:
            continue
        inner = imported_names(statement.of(ast.Import), statement.of(ast.ImportFrom))
        names = {**everywhere, **{n: module for n, module in inner.items() if _package(n, file) not in kept}}
        if not _may_change(statement, names) or _clears_up(statement, file):
            continue
        for function, owner in _functions_of(statement):
            yield from (
                Change(statement.number, f"{owner}{function.name}", what, line)
                for what, line in _left_by(function, names)
            )


def imported_names(*kinds: Iterable[ast.Import | ast.ImportFrom]) -> Mapping[str, bool]:
    """The names that imports bind, and whether they are of modules, as far as that is written."""
    return {
        alias.asname or alias.name.partition(".")[0]: isinstance(node, ast.Import)
        for nodes in kinds
        for node in nodes
        for alias in node.names
    }


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
    return any(
        isinstance(node.value, ast.Call) and _may_be_changing(node.value.func, names)
        for node in statement.of(ast.Expr)
    )


def _may_be_changing(function: ast.expr, names: Collection[str]) -> bool:
    if isinstance(function, ast.Attribute):
        named = function.attr in _FILLING or _SETTER.fullmatch(function.attr)
        return bool(named) and _root(function) in names
    return isinstance(function, ast.Name) and function.id in _WRITERS


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


def in_one_part(file: TestFile, kin: Mapping[str, Kin], changes: Iterable[Change]) -> Iterator[Effect]:
    """Classes of which one test leaves something changed, where the runner runs them by their names.

    unittest does, and pytest does as unittest does; all else runs in the order of the file.
    """
    changing = {change.number: change for change in changes}
    for number, change in changing.items():
        node = file.statements[number].first
        if isinstance(node, ast.ClassDef) and any(_is_unittest(dotted(b), kin) for b in node.bases):
            why = f"its tests run by their names, and one of them may leave {change.what} changed"
            yield Effect(number, whole=why)


def _is_unittest(base: str, kin: Mapping[str, Kin]) -> bool:
    return kin[base].unittest if base in kin else base.endswith("TestCase")


def _left_by(function: Function, names: Mapping[str, bool]) -> Iterator[tuple[str, int]]:
    if function.name in _EACH_PART_HAS | _CLEARS or _is_put_back(function):
        return
    own = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and _is_stored(node)}
    own |= {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    own |= {node.name for node in ast.walk(function) if isinstance(node, (*FUNCTIONS, ast.ClassDef))}
    foreign = {name: module for name, module in names.items() if name not in own}
    found = list(changes_in(function.body, foreign, own))
    count = Counter(what for what, _ in found)
    yield from ((what, line) for what, line in found if count[what] == 1)  # a second time puts it back


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def changes_in(
    body: Sequence[ast.stmt], names: Mapping[str, bool], own: Collection[str] = ()
) -> Iterator[tuple[str, int]]:
    """What statements change of the objects behind some names, with the lines; ``own`` are no such names.

    The names say whether they are a module's: ``cache.clear()`` empties an object, and
    ``np.insert(rows, 0, 1)`` calls a function.
    """
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.With, ast.AsyncWith)) and _restores(node):
            continue
        if isinstance(node, ast.stmt):
            what = [*_assigned(node), *_called(node, own)]
            yield from ((one, node.lineno) for one in what if _is_of(one, names))
            waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]
        elif isinstance(node, (ast.ExceptHandler, ast.match_case)):
            waiting += node.body


def _is_of(what: str, names: Mapping[str, bool]) -> bool:
    root, _, rest = what.partition(".")
    return root in names and not (names[root] and rest in _FILLING)


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
    if sets or last in _FILLING:
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
