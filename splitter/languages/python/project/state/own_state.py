"""State of the project's own modules that some tests change by a call, and others look at.

``helpers.add(1)`` in one test and ``helpers.ITEMS == [1]`` in another; ``count() == 2``, if each call counts.
What a conftest counts up for every test has no test that it could stay with: that is said.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function, fixture_names, parameters
from splitter.languages.python.project.reading.modules import dotted
from splitter.languages.python.project.reading.plugins import Conftests
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import (
    EACH_PART_HAS,
    Change,
    clears_up,
    functions_of,
    is_put_back,
)
from splitter.languages.python.project.state.module_state import ModuleState, state_of
from splitter.languages.python.project.state.own_modules import OwnModules, results_of
from splitter.languages.python.project.state.set_up_state import (
    Key,
    SetUp,
    done_by_each_part,
    set_up_of_bases,
    set_ups,
)
from splitter.text.nodes import with_outer


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


def tied_by_own_state(modules: OwnModules, *, is_looked_at: bool) -> Iterator[Effect]:
    """What keeps such tests together; ``is_looked_at``: whether one of them may look at any."""
    if not modules.names:
        return
    file, place = modules.file, modules.place
    bases = {
        statement.number: done
        for statement in file.statements
        if (done := set_up_of_bases(statement, file, place)) is not None
    }
    if not bases and not is_looked_at:
        return
    uses = [
        _uses(statement, function, modules, bases.get(statement.number))
        for statement in file.statements
        if isinstance(statement.first, (*FUNCTIONS, ast.ClassDef))
        for function, _ in functions_of(statement)
    ]
    keys = {key for one in uses for key in one.looks | one.counts}
    if not keys:
        return  # what calls do to state that nobody looks at takes long to find out
    around = [(file.statements[number], done) for number, done in bases.items()]
    around += set_ups(file, place)
    files = {module for module, _ in keys}
    for one in uses:
        _add_calls(one, modules, files)
    for number, asked in _registered(file, modules, keys):
        yield from (
            Effect(one.statement.number, needs=file.statements[number].binds)
            for one in uses
            if not asked.isdisjoint(one.looks | one.counts) and one.statement.number != number
        )
    found = {k: some for k, some in _tied(uses).items() if not any(clears_up(one, file) for one in some)}
    for key, tied in (*found.items(), *_tied_by_set_up(uses, around)):
        why = f"its tests share {key[1]} of {key[0].name}, which one of them changes"
        for statement in tied:
            if isinstance(statement.first, ast.ClassDef):
                yield Effect(statement.number, whole=why)
            if statement is not tied[0]:
                yield Effect(statement.number, needs=tied[0].binds)


def is_looked_at(modules: OwnModules) -> bool:
    """Whether a test of the file may look at their state."""
    said = modules.names | modules.given.keys() if modules.names else frozenset()
    return any(
        _may_look(statement, modules)
        for statement in modules.file.statements
        if not statement.names.isdisjoint(said)
    )


def _may_look(statement: Statement, modules: OwnModules) -> bool:
    """Whether a check in it may look at such state, as few do."""
    calls = statement.of(ast.Call)
    checks = [*statement.of(ast.Compare), *statement.of(ast.Assert), *filter(_is_check, calls)]
    results = {**modules.given, **results_of(statement.all)} if checks else {}
    return any(_looks(check, results, modules) for check in checks)


def _looks(check: ast.AST, results: Mapping[str, ast.expr], modules: OwnModules) -> bool:
    nodes, outer = with_outer(check)
    said = (
        node for node in nodes[1:] if isinstance(node, (ast.Name, ast.Attribute)) and _is_all(node, outer)
    )
    if any(key for node in said for key in modules.object(node)):
        return True
    compared = list(compared_with_literals([check]))
    calls = (node for node in compared if isinstance(node, ast.Call))
    return any(_numbers(compared, results, modules)) or any(
        key for call in calls for key in _counted(call, modules)
    )


def _registered(file: TestFile, modules: OwnModules, keys: Set[Key]) -> Iterator[tuple[int, Set[Key]]]:
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


def added_by_each_part(modules: OwnModules) -> Iterator[Change]:
    """What each part adds to such a state before its tests, if a test looks at it: two parts add it twice."""
    file = modules.file
    added = list(done_by_each_part(file, modules.place, modules.names))
    if not added:
        return
    uses = [
        _uses(statement, function, modules, None)
        for statement in file.statements
        for function, _ in functions_of(statement)
    ]
    seen = frozenset[Key]().union(*(one.looks | one.counts for one in uses if one.is_test))
    for statement, name, key in added:
        if key in seen:
            yield Change(statement.number, name, key[1], statement.line)


def counted_by_conftests(modules: OwnModules, chain: Conftests) -> Iterator[Change]:
    """What fixtures or hooks of a conftest change for each test, if a test looks at it as at a number."""
    counted = {conftest: counting for conftest, text in chain if (counting := _counting(text))}
    if not counted:
        return
    for statement in modules.file.statements:
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


def _tied_by_set_up(
    uses: Sequence[_Uses], around: Sequence[tuple[Statement, SetUp]]
) -> Iterator[tuple[Key, Sequence[Statement]]]:
    """The statements whose tests look at what code around tests adds to, and those that have this code."""
    empties = frozenset[Key]().union(*(done.empties for _, done in around))
    for key in sorted(frozenset[Key]().union(*(done.grows for _, done in around)) - empties):
        looking = [one.statement for one in uses if one.is_test and key in one.looks | one.counts]
        having = [statement for statement, done in around if key in done.grows]
        if looking:
            order = {one.number: one for one in (*looking, *having)}
            yield key, [order[number] for number in sorted(order)]


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


def _uses(statement: Statement, function: Function, modules: OwnModules, around: SetUp | None) -> _Uses:
    is_test = modules.file.conventions.collects_function(function.name) and not statement.fixtures
    found = _Uses(statement, function, is_test or function.name in EACH_PART_HAS)
    nodes, outer = with_outer(function)
    compared = frozenset(compared_with_literals(nodes))
    for node in nodes:
        if isinstance(node, ast.Call):
            if not modules.may_have(node.func):
                found.helpers.add(dotted(node.func))
                continue
            found.called.append((node.func, isinstance(outer[node], ast.Expr)))
            found.counts.update(_counted(node, modules) if node in compared else ())
        elif isinstance(node, (ast.Name, ast.Attribute)) and _is_data(node, outer):
            found.looks.update(modules.object(node))
            if around is not None and isinstance(node, ast.Attribute) and node.attr in around.attributes:
                found.looks.add(around.attributes[node.attr])
    found.counts.update(_numbers(compared, {**modules.given, **results_of(nodes)}, modules))
    return found


def _counted(call: ast.Call, modules: OwnModules) -> Iterator[Key]:
    """What a call that is compared with a literal tells of."""
    where = modules.of(call.func)
    if where is not None:
        yield from ((where[0], one) for one in where[1].looked_at_by(where[2]))


def _numbers(
    compared: Iterable[ast.expr], results: Mapping[str, ast.expr], modules: OwnModules
) -> Iterator[Key]:
    """What is compared with a literal of the results of calls that count: ``user.id``, ``make()["id"]``."""
    for one in compared:
        of, part = one, ""
        if isinstance(one, ast.Attribute):
            of, part = one.value, one.attr
        elif isinstance(one, ast.Subscript) and isinstance(one.slice, ast.Constant):
            of, part = one.value, str(one.slice.value)
        made = results.get(of.id) if isinstance(of, ast.Name) else of
        where = modules.counting(made.func) if isinstance(made, ast.Call) else None
        if where is not None:
            yield from ((where[0], counter) for counter, to in where[1].numbered_by(where[2]) if to == part)


def _add_calls(uses: _Uses, modules: OwnModules, files: Set[Path]) -> None:
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
        uses.calls.update(changed, ((module, one) for one, _ in state.numbered_by(inner)))
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
