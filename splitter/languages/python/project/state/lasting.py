"""What tests change outside of their module and don't put back: whatever runs after them sees it.

The tests that run after one are others once a file is divided. ``ParserElement.set_default_whitespace_chars``
of pyparsing, ``sys.stdout = StringIO()`` (sklearn's test_rfe); not what anything in sight restores.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from splitter.languages.python.names.binding import changes_first
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import (
    FUNCTIONS,
    Function,
    is_for_all,
    parameters,
    used_afterwards,
)
from splitter.languages.python.project.reading.modules import Kin, Place, dotted
from splitter.languages.python.project.reading.own_names import own_names
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.changes import (
    CLASS_OF,
    FILLING,
    GROWING,
    NAMED_IN_FULL,
    OF_THE_PROCESS,
    RELOADING,
    SETTER,
    TAKEN_BACK,
    TAKING,
    changes_in,
    imported_names,
    named,
    root_of,
    taking,
)
from splitter.languages.python.project.state.reaching import made_in, shared_by_objects
from splitter.text.nodes import nodes_in

EACH_PART_HAS = frozenset({"setup_module", "setUpModule", "teardown_module", "tearDownModule"})
_CLEARS = frozenset(
    {"tearDown", "asyncTearDown", "tearDownClass", "teardown", "teardown_method", "teardown_class"}
    | {"teardown_function", "teardown_module", "tearDownModule", "__exit__", "__aexit__"}
)
_CLEARING = frozenset({"addCleanup", "addClassCleanup", "addModuleCleanup", "addfinalizer", "enterContext"})
_CLEAR_WORDS = re.compile(r"monkeypatch|reset|restor|clean|isolat|patch|preserv|sav|temp")


@dataclass(frozen=True)
class Change:
    """What one function leaves changed."""

    number: int
    """Its statement's."""
    function: str
    what: str
    line: int

    @property
    def thing(self) -> str:
        """What is not as it was: ``sys.path`` where ``sys.path.insert`` is called."""
        owner, _, last = self.what.rpartition(".")
        return owner if last in FILLING | TAKING else self.what


def lasting_changes(file: TestFile, place: Place, restored: Collection[str]) -> Iterator[Change]:
    """The changes of a file's tests, but for packages that are ``restored`` after each."""
    packages = _packages(file)
    kept = {*restored, *_restored_in(file, packages)}
    everywhere = {
        name: name in file.names.imports and not file.names.imports[name][2]
        for name, package in packages.items()
        if package not in kept
    }
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures:
            continue
        inner = imported_names(statement.of(ast.Import), statement.of(ast.ImportFrom))
        local = {name: module for name, module in inner.items() if packages.get(name, name) not in kept}
        names = {**everywhere, **local} if local else everywhere
        aliases = _aliases(statement, names)
        names = {**names, **dict.fromkeys(aliases, False)} if aliases else names
        lines = sorted(_lines_to_look_at(statement, names))
        if not lines or clears_up(statement, file):
            continue
        for function, owner in functions_of(statement):
            first = bisect_left(lines, function.lineno)
            if first == len(lines) or lines[first] > (function.end_lineno or 0):
                continue
            if function.name in EACH_PART_HAS | _CLEARS or is_put_back(function):
                continue
            left = [*_left_by(function, names, aliases), *shared_by_objects(function, file, place)]
            yield from (Change(statement.number, f"{owner}{function.name}", *one) for one in left)


def _packages(file: TestFile) -> Mapping[str, str]:
    """The names of what other modules hold, by import or by another name for it, with their packages.

    ``env = os.environ`` is one, and so is ``log = logging.getLogger("shop")``.
    """
    found = {name: module.partition(".")[0] or name for name, (_, module, _) in file.names.imports.items()}
    for statement in file.statements:
        for node in statement.nodes:
            if isinstance(node, ast.Assign) and (root := _root_of_other(node.value)) in found:
                found.update((one.id, found[root]) for one in node.targets if isinstance(one, ast.Name))
    return found


def _root_of_other(value: ast.expr) -> str:
    return root_of(value) if isinstance(value, (ast.Attribute, ast.Call)) else ""


def _aliases(statement: Statement, names: Collection[str]) -> Collection[str]:
    """The names that functions of a statement give to nothing but what other modules hold."""
    found: Counter[str] = Counter()
    for node in statement.of(ast.Assign):
        if _root_of_other(node.value) in names:
            found.update(one.id for one in node.targets if isinstance(one, ast.Name))
    if not found:
        return ()
    stored = Counter(node.id for node in statement.of(ast.Name) if node.id in found and _is_stored(node))
    return [name for name, times in found.items() if times == stored[name]]


def _lines_to_look_at(statement: Statement, names: Collection[str]) -> Iterator[int]:
    """Where something may be changed, by a quick look: most change nothing."""
    written: list[ast.Attribute | ast.Subscript] = [
        *statement.of(ast.Attribute),
        *statement.of(ast.Subscript),
    ]
    for node in written:
        if node.ctx.__class__ is ast.Load:
            continue
        if (root := root_of(node)) in names or root.startswith(CLASS_OF[:5]):
            yield node.lineno
    takes = not TAKING.isdisjoint(statement.attributes)
    taken: list[ast.Assert | ast.Assign] = [*statement.of(ast.Assert), *statement.of(ast.Assign)]
    for check in taken if takes else ():
        if any(root_of(function) in names for function in taking(check)):
            yield check.lineno
    for expression in statement.of(ast.Expr):
        call = expression.value
        if isinstance(call, ast.Call) and (
            _may_be_changing(call.func, names)
            or (takes and any(root_of(function) in names for function in taking(call)))
        ):
            yield expression.lineno


def _may_be_changing(function: ast.expr, names: Collection[str]) -> bool:
    if isinstance(function, ast.Attribute):
        if SETTER.fullmatch(function.attr):  # what it belongs to may be an object that a test has made
            return True
        if function.attr == RELOADING or changes_first(function) or named(function) in NAMED_IN_FULL:
            return True
        return function.attr in {*FILLING, *OF_THE_PROCESS, *TAKEN_BACK} and root_of(function) in names
    return isinstance(function, ast.Name) and bool(
        function.id == RELOADING
        or changes_first(function)
        or (function.id in names and SETTER.fullmatch(function.id))
    )


def functions_of(statement: Statement) -> Iterator[tuple[Function, str]]:
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
            why = f"its tests run by their names, and one of them may leave {change.thing} changed"
            yield Effect(number, whole=why)


def _is_unittest(base: str, kin: Mapping[str, Kin]) -> bool:
    return kin[base].unittest if base in kin else base.endswith("TestCase")


def _left_by(
    function: Function, names: Mapping[str, bool], aliases: Collection[str]
) -> Iterator[tuple[str, int]]:
    nodes = nodes_in(function)
    own = own_names(function) - {*aliases}
    foreign = {name: module for name, module in names.items() if name not in own}
    foreign |= dict.fromkeys(_classes_of_made(nodes, foreign), False)
    found = list(changes_in(function.body, foreign, own))
    count = Counter(what for what, _ in found)
    said = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    for what, line in found:
        of, _, last = what.rpartition(".")
        put_back = of in count if last in TAKING else count[what] > 1 and last not in GROWING
        put_back = put_back or any(f"{what}.{word}" in count for word in TAKING)
        if not put_back and TAKEN_BACK.get(last, "") not in said:
            yield what, line


def _classes_of_made(nodes: Iterable[ast.AST], foreign: Collection[str]) -> Iterator[str]:
    """``type(x)`` for what classes of other modules have made; each mock has a class of its own."""
    for name, maker in made_in(nodes).items():
        if maker.partition(".")[0] in foreign and "Mock" not in maker:
            yield CLASS_OF.format(name)


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


# Put back


def is_put_back(function: Function) -> bool:
    """Whether a function looks as if it, or what it is given, restored what it changes."""
    return any(not _is_mark(one) for one in function.decorator_list) or is_put_back_inside(function)


def is_put_back_inside(function: Function) -> bool:
    """The same by what stands in the function and its parameters alone."""
    return any(_CLEAR_WORDS.search(name) for name in parameters(function)) or any(
        isinstance(node, (ast.Yield, ast.YieldFrom)) or (isinstance(node, ast.Try) and bool(node.finalbody))
        for node in nodes_in(function)
    )


def _is_mark(decorator: ast.expr) -> bool:
    name = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
    return name.rpartition(".")[0].rpartition(".")[2] == "mark"


def clears_up(statement: Statement, file: TestFile) -> bool:
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
        if any(isinstance(member, FUNCTIONS) and _clears(member) for member in one.body):
            return True
        for base in map(dotted, one.bases):
            if base in classes and base not in seen:
                waiting.append(classes[base])
            elif base not in classes and not _is_bare(base, file):
                return True
            seen.add(base)
    return False


def _clears(method: Function) -> bool:
    return method.name in _CLEARS or (
        any(map(is_for_all, method.decorator_list)) and is_put_back_inside(method)
    )


_BARE_BASES = frozenset({"object", "TestCase", "IsolatedAsyncioTestCase", "SimpleTestCase"})
_BARE_MODULES = frozenset({"unittest", "unittest2", "django.test", "testtools", "twisted.trial.unittest"})


def _is_bare(base: str, file: TestFile) -> bool:
    """Whether a base is one that clears nothing up: by its name, and not one that the project calls so."""
    level, module, name = file.names.imports.get(base.partition(".")[0], (0, "", ""))
    known = not module or (not level and not _BARE_MODULES.isdisjoint((module, f"{module}.{name}")))
    return base.rpartition(".")[2] in _BARE_BASES and known


def _restored_in(file: TestFile, packages: Mapping[str, str]) -> Iterator[str]:
    """The packages of which hooks and fixtures of the file restore something."""
    for statement in file.statements:
        if statement.binds & _CLEARS:
            used = {node.id for node in statement.of(ast.Name)}
        elif statement.fixtures:
            used = {name for function in statement.functions for name in used_afterwards(function)}
        else:
            continue
        yield from {packages.get(name, name) for name in used}


def _asks_to_clear(statement: Statement) -> bool:
    return any(node.attr in _CLEARING for node in statement.of(ast.Attribute))
