"""State of the project's own modules that some tests change by a call, and others look at.

``helpers.add(1)`` in one test and ``helpers.ITEMS == [1]`` in another; ``count() == 2``, if each call counts.
What a conftest counts up for every test has no test that it could stay with: that is said.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.asks import FUNCTIONS, Function, fixture_names, parameters
from splitter.languages.python.project.environment import find_module, relative_module
from splitter.languages.python.project.lasting import (
    EACH_PART_HAS,
    Change,
    clears_up,
    functions_of,
    is_put_back,
)
from splitter.languages.python.project.module_state import ModuleState, state_of
from splitter.languages.python.project.modules import Place, dotted
from splitter.languages.python.project.origins import Origin, origin
from splitter.languages.python.project.plugins import Conftests
from splitter.languages.python.project.statements import Statement
from splitter.project.texts import text_of
from splitter.text.nodes import with_outer

Key = tuple[Path, str]
"""A module's file, and the name of an object in it."""


@dataclass
class _Uses:
    """What a test does with such state."""

    statement: Statement
    function: Function
    is_test: bool
    calls_for_change: set[Key] = field(default_factory=set)
    """Where nothing is done with what the call gives back."""
    calls: set[Key] = field(default_factory=set)
    looks: set[Key] = field(default_factory=set)
    counts: set[Key] = field(default_factory=set)
    """Where what a call gives back is compared with a literal."""
    helpers: set[str] = field(default_factory=set)
    """What else it calls, by name."""
    called: list[tuple[ast.expr, bool]] = field(default_factory=list)
    """What it calls of other modules, and whether that is all that the statement does."""

    @property
    def name(self) -> str:
        return self.function.name


def tied_by_own_state(file: TestFile, place: Place) -> Iterator[Effect]:
    """What keeps such tests together; the place's folders are those of the project's own modules."""
    modules = _Modules(file, place)
    if not modules.names or not any(_may_look(statement, modules) for statement in file.statements):
        return
    uses = [
        _uses(statement, function, modules)
        for statement in file.statements
        if isinstance(statement.first, (*FUNCTIONS, ast.ClassDef))
        for function, _ in functions_of(statement)
    ]
    keys = {key for one in uses for key in one.looks | one.counts}
    files = {module for module, _ in keys}
    for one in uses if keys else ():
        _add_calls(one, modules, files)
    for number, asked in _registered(file, modules, keys):
        yield from (
            Effect(one.statement.number, needs=file.statements[number].binds)
            for one in uses
            if not asked.isdisjoint(one.looks | one.counts) and one.statement.number != number
        )
    for key, tied in _tied(uses).items():
        if any(clears_up(statement, file) for statement in tied):
            continue
        why = f"its tests share {key[1]} of {key[0].name}, which one of them changes"
        for statement in tied:
            if isinstance(statement.first, ast.ClassDef):
                yield Effect(statement.number, whole=why)
            if statement is not tied[0]:
                yield Effect(statement.number, needs=tied[0].binds)


def _may_look(statement: Statement, modules: _Modules) -> bool:
    """Whether a check in it may look at such state, as few do."""
    if modules.names.isdisjoint(statement.names):
        return False
    calls = statement.of(ast.Call)
    checks = [*statement.of(ast.Compare), *statement.of(ast.Assert), *filter(_is_check, calls)]
    return any(_looks(check, modules) for check in checks)


def _looks(check: ast.AST, modules: _Modules) -> bool:
    nodes, outer = with_outer(check)
    said = (
        node for node in nodes[1:] if isinstance(node, (ast.Name, ast.Attribute)) and _is_all(node, outer)
    )
    if any(key for node in said for key in modules.object(node)):
        return True
    calls = (node for node in compared_with_literals([check]) if isinstance(node, ast.Call))
    return any(key for call in calls for key in _counted(call, outer[call], modules))


def _registered(file: TestFile, modules: _Modules, keys: Set[Key]) -> Iterator[tuple[int, Set[Key]]]:
    """The definitions of a file that change such a state when they are made: ``@plugins.add``."""
    for statement in file.statements if keys else ():
        found: set[Key] = set()
        for decorator in statement.decorators:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if (where := modules.of(called)) is not None:
                found.update((where[0], one) for one in where[1].changed_by(where[2]))
        for base in getattr(statement.first, "bases", ()):
            if (where := modules.of(base)) is not None:
                found.update((where[0], one) for one in where[1].changed_by_subclass(where[2]))
        if found & keys:
            yield statement.number, found & keys


def counted_by_conftests(file: TestFile, place: Place, chain: Conftests) -> Iterator[Change]:
    """What fixtures or hooks of a conftest change for each test, if a test looks at it as at a number."""
    counted = {conftest: counting for conftest, text in chain if (counting := _counting(text))}
    if not counted:
        return
    modules = _Modules(file, place)
    for statement in file.statements:
        for function, _ in functions_of(statement):
            nodes, outer = with_outer(function)
            compared = {getattr(node, "id", "") for node in compared_with_literals(nodes)}
            asked = compared.intersection(parameters(function))
            looks = {
                key
                for node in nodes
                if isinstance(node, (ast.Name, ast.Attribute)) and _is_data(node, outer)
                for key in modules.object(node)
            }
            for conftest, counting in counted.items():
                for name, (by, fixtures) in counting.items():
                    if (conftest, name) in looks or not asked.isdisjoint(fixtures):
                        yield Change(statement.number, f"{by} of {conftest.name}", name, function.lineno)


@lru_cache(maxsize=64)
def _counting(text: str) -> Mapping[str, tuple[str, frozenset[str]]]:
    """The objects that a conftest changes on and on, each with what does, and the fixtures that look."""
    if "fixture" not in text and "pytest_runtest_" not in text:
        return {}
    state = state_of(text)
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for function in state.functions:
        fixture = is_fixture(function)
        if fixture or function.name.startswith("pytest_runtest_"):
            for name in state.changed_by(function.name):
                found[name] = function.name, frozenset(_fixtures_looking(state, name))
    emptied = [state.emptied_by(function.name) for function in state.functions]
    return {name: one for name, one in found.items() if not any(name in names for names in emptied)}


def _fixtures_looking(state: ModuleState, name: str) -> Iterator[str]:
    """The fixtures of a module that read one of its objects."""
    for function in state.functions:
        if is_fixture(function) and name in state.looked_at_by(function.name):
            yield from fixture_names(function)


def _tied(uses: Sequence[_Uses]) -> Mapping[Key, Sequence[Statement]]:
    """The statements that share a state of which one test sees what another one did."""
    helpers = {one.name: one for one in uses if _is_helper(one)}
    set_up = frozenset[Key]().union(
        *(one.calls | one.looks for one in uses if not one.is_test and one.name not in helpers)
    )
    uses = [_with_helpers(one, helpers) for one in uses if one.is_test]
    found: dict[Key, list[Statement]] = {}
    for key in sorted({key for one in uses for key in (*one.looks, *one.counts)}):
        seen = [one for one in uses if key in one.looks or key in one.counts]
        counted = any(key in one.counts for one in seen)
        changed = [one for one in uses if key in (one.calls if counted else one.calls_for_change)]
        if key not in set_up and any(one is not other for one in changed for other in seen):
            order = {one.statement.number: one.statement for one in (*changed, *seen)}
            found[key] = [order[number] for number in sorted(order)]
    return found


def _is_helper(uses: _Uses) -> bool:
    """Whether a function of the file runs where a test calls it, and not before or after each."""
    if uses.is_test or uses.statement.fixtures or uses.name.lower().startswith(("setup", "teardown")):
        return False
    return isinstance(uses.statement.first, FUNCTIONS)


def _with_helpers(uses: _Uses, helpers: Mapping[str, _Uses]) -> _Uses:
    """What a test does itself, or by the helpers of the file that it calls."""
    called = [helpers[name] for name in sorted(uses.helpers & helpers.keys())]
    return replace(
        uses,
        calls_for_change=uses.calls_for_change.union(*(one.calls_for_change for one in called)),
        calls=uses.calls.union(*(one.calls for one in called)),
    )


def _uses(statement: Statement, function: Function, modules: _Modules) -> _Uses:
    is_test = modules.file.conventions.collects_function(function.name) and not statement.fixtures
    found = _Uses(statement, function, is_test or function.name in EACH_PART_HAS)
    nodes, outer = with_outer(function)
    compared = frozenset(compared_with_literals(nodes))
    for node in nodes:
        if isinstance(node, ast.Call):
            if not modules.may_have(node.func):
                found.helpers.add(dotted(node.func))
                continue
            around = outer[node]
            found.called.append((node.func, isinstance(around, ast.Expr)))
            found.counts.update(_counted(node, around, modules) if node in compared else ())
        elif isinstance(node, (ast.Name, ast.Attribute)) and _is_data(node, outer):
            found.looks.update(modules.object(node))
    return found


def _counted(call: ast.Call, around: ast.AST, modules: _Modules) -> Iterator[Key]:
    """What a call that is compared with a literal tells of, itself or by the attribute around it."""
    where = modules.of(call.func)
    if where is not None:
        module, state, inner = where
        yield from ((module, one) for one in state.looked_at_by(inner))
        if isinstance(around, ast.Attribute) and state.numbered(inner, around.attr):
            yield module, inner


def _add_calls(uses: _Uses, modules: _Modules, files: Set[Path]) -> None:
    """Add what calls change in the modules in these files, and leave out what they empty first."""
    puts_back = bool(uses.called) and uses.is_test and is_put_back(uses.function)
    for called, alone in uses.called:
        found = modules.origin(called)
        where = modules.of(called) if found and found.place.file in files else None
        if where is None:
            continue
        module, state, inner = where
        changed = set() if puts_back else {(module, one) for one in state.changed_by(inner)}
        emptied = {(module, one) for one in state.emptied_by(inner)}
        uses.calls.update(changed)
        uses.calls_for_change.update(changed if alone else ())
        uses.looks.difference_update(emptied)
        uses.counts.difference_update(emptied)


def _is_data(node: ast.expr, outer: Mapping[ast.AST, ast.AST]) -> bool:
    """Whether an expression is all of a dotted name, that nobody calls, and in a check."""
    if not _is_all(node, outer):
        return False
    around = outer.get(node)
    while around is not None and not isinstance(around, ast.stmt):
        if isinstance(around, ast.Compare) or (isinstance(around, ast.Call) and _is_check(around)):
            return True
        around = outer.get(around)
    return isinstance(around, ast.Assert)


def _is_all(node: ast.expr, outer: Mapping[ast.AST, ast.AST]) -> bool:
    """Whether it is all of a dotted name, that nobody calls."""
    around = outer.get(node)
    return not isinstance(around, ast.Attribute) and not (
        isinstance(around, ast.Call) and around.func is node
    )


def _is_check(call: ast.Call) -> bool:
    return getattr(call.func, "attr", "").startswith("assert")


@dataclass(frozen=True)
class _Modules:
    """The modules that a file imports from, as far as they are the project's own."""

    file: TestFile
    place: Place
    """The folders in it are those of the project's own modules."""
    known: dict[str, Origin | None] = field(default_factory=dict)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the file imports from those, of its own package or not."""
        path, imports = self.place.path, self.file.names.imports
        return frozenset(
            name
            for name, (level, module, _) in imports.items()
            if (relative_module(self.place.file, level, module) if level else find_module(module, path))
        )

    def may_have(self, node: ast.expr) -> bool:
        """Whether an expression names something that the file imports."""
        name = dotted(node) if isinstance(node, (ast.Name, ast.Attribute)) else ""
        return name.partition(".")[0] in self.file.names.imports

    def of(self, node: ast.expr) -> tuple[Path, ModuleState, str] | None:
        """The module that defines what an expression names, with the name there."""
        found = self.origin(node)
        text = text_of(found.place.file) if found else None
        return (found.place.file, state_of(text), found.name) if found and text else None

    def object(self, node: ast.expr) -> Iterator[Key]:
        """The object that it names, or asks an attribute of."""
        found = self.origin(node)
        if found is None or found.name in found.names.classes or found.name in found.names.plain:
            return
        where = self.of(node)
        if where is not None and where[1].is_data(where[2]):
            yield where[0], where[2].partition(".")[0]

    def origin(self, node: ast.expr) -> Origin | None:
        """Where that is."""
        if not self.may_have(node):
            return None
        name = dotted(node)
        if name not in self.known:
            self.known[name] = origin(name, self.file.names, self.place)
        return self.known[name]


def compared_with_literals(nodes: Sequence[ast.AST]) -> Iterator[ast.expr]:
    """What is compared with a literal, itself or its length: ``count() == 2``, ``len(rows()) == 1``."""
    for node in nodes:
        sides: Sequence[ast.expr] = ()
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
        elif isinstance(node, ast.Call) and _is_check(node):
            sides = node.args
        if any(map(_is_literal, sides)):
            for side in sides:
                yield side
                if isinstance(side, ast.Attribute):  # ``make().number``
                    yield side.value
                elif isinstance(side, ast.Call) and getattr(side.func, "id", "") in ("len", "list", "sorted"):
                    yield from side.args


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return all(map(_is_literal, node.elts))
    return isinstance(node, ast.Constant) and node.value is not None
