"""What one module-level statement is, before anything is known of the others."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import libcst as cst

from splitter.languages.python.collection import (
    ClassFacts,
    Rules,
    assigned_names,
    class_facts,
    dotted,
    fixture_options,
    is_test_function,
)
from splitter.languages.python.decorators import is_fixture, last_name
from splitter.languages.python.folding import folded
from splitter.languages.python.names import Names, names_of
from splitter.languages.python.names.nesting import parameters
from splitter.languages.python.trees import FUNCTIONS, Function, statements_in
from splitter.model.conventions import Conventions
from splitter.text.lines import StatementSpan


@dataclass(frozen=True)
class Fact:
    """One statement, its names and what collection makes of it."""

    code: tuple[ast.stmt, ...]
    """It, or the statements that share its line."""
    written: cst.CSTNode | None
    """The same with its comments, of what parts may have in other words: docstrings and imports."""
    span: StatementSpan
    names: Names
    tests: tuple[str, ...]
    inherits: bool
    """Whether it is a test class that has tests only if a base from elsewhere brings them."""
    assigned: bool
    """Whether its tests are assignments that may be something else."""
    words: str
    main: bool
    """Whether it is the ``__main__`` block."""

    @property
    def node(self) -> ast.stmt:
        """What it is, or the first of those that share its line."""
        return self.code[0]

    @property
    def is_import(self) -> bool:
        return is_import(self.code)

    @property
    def frame_names(self) -> Names:
        """Of a class all but its test methods, of anything else all."""
        return self.names.frame or self.names


def fact_of(
    code: Sequence[ast.stmt],
    written: cst.CSTNode | None,
    span: StatementSpan,
    classes: dict[str, ClassFacts],
    rules: Rules,
    made: Sequence[str],
) -> Fact:
    """``made`` are the tests that a plugin makes of the statement."""
    tests: list[str] = []
    words, inherits, assigned = "", False, False
    for inner in statements_in(code):
        if isinstance(inner, ast.ClassDef):
            facts = class_facts(inner, classes, rules)
            classes[inner.name] = facts
            words = words or inner.name
            if facts.collected:
                tests.extend(f"{inner.name}::{test}" for test in facts.tests)
                inherits = not facts.tests and bool(facts.foreign)
        elif isinstance(inner, FUNCTIONS):
            words = words or inner.name
            if is_test_function(inner, rules.conventions):
                tests.append(inner.name)
        else:
            values = [name for name in assigned_names(inner) if rules.conventions.may_collect_value(name)]
            tests.extend(values)
            assigned = assigned or bool(values)
            words = words or next(iter(values), "")
    if made:
        tests, inherits, assigned, words = list(made), False, False, words or made[0]
    names, main = names_of(code), is_main_guard(code[0])
    return Fact(tuple(code), written, span, names, tuple(tests), inherits, assigned, words, main)


_INNER_CLASS = re.compile(r"[\r\n][ \t]+class[ \t]+\w")
_INNER_TEST = re.compile(r"[\r\n][ \t]+(?:async[ \t]+)?def[ \t]+test\w*[ \t]*\([ \t]*self\b")


def with_made_classes(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The facts with ``TestOne = make(1)`` as a test class, where ``make`` defines one and returns it."""
    makers = {
        fact.words
        for fact in facts
        if isinstance(fact.node, FUNCTIONS)
        and _INNER_CLASS.search(text, fact.span.start, fact.span.end)
        and _INNER_TEST.search(folded(text[fact.span.start : fact.span.end]))
    }
    return [_made(fact, makers) for fact in facts] if makers else list(facts)


def _made(fact: Fact, makers: Collection[str]) -> Fact:
    names = [
        name
        for small in fact.code
        if isinstance(small, ast.Assign) and isinstance(small.value, ast.Call)
        if dotted(small.value.func) in makers
        for name in assigned_names(small)
    ]
    return replace(fact, tests=tuple(names), assigned=False, words=names[0]) if names else fact


def is_import(code: Sequence[ast.stmt]) -> bool:
    return all(isinstance(node, (ast.Import, ast.ImportFrom)) for node in code)


def imported_names(code: Sequence[ast.stmt]) -> Iterator[str]:
    """What an import binds, in ``try`` and ``if`` too: objects of other modules, whose state is not ours.

    ``np = pytest.importorskip("numpy")`` and CPython's ``import_helper.import_module`` import as well.
    """
    for inner in statements_in(code):
        if isinstance(inner, (ast.Import, ast.ImportFrom)):
            yield from (bound_name(alias) for alias in inner.names if alias.name != "*")
        elif isinstance(inner, ast.Assign) and "import" in last_name(inner.value):
            yield from assigned_names(inner)


def bound_name(alias: ast.alias) -> str:
    """The name that ``import a.b``, ``import a as b`` or ``from x import a`` binds."""
    return alias.asname or alias.name.partition(".")[0]


def binds_unseen(code: Sequence[ast.stmt]) -> bool:
    """Whether an import must stay whatever is used: ``from __future__``, ``from x import *``."""
    return any(
        isinstance(node, ast.ImportFrom) and (node.names[0].name == "*" or node.module == "__future__")
        for node in code
    )


def is_docstring(code: Sequence[ast.stmt]) -> bool:
    """Whether a statement is one, if it is the first: a string alone."""
    alone = code[0].value if len(code) == 1 and isinstance(code[0], ast.Expr) else None
    return isinstance(alone, ast.Constant) and isinstance(alone.value, str)


def is_main_guard(node: ast.stmt) -> bool:
    """``if __name__ == "__main__":``"""
    if not (isinstance(node, ast.If) and isinstance(node.test, ast.Compare)):
        return False
    sides = [node.test.left, *node.test.comparators]
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides)


def fixture_names(node: ast.stmt) -> tuple[str, ...]:
    """The names under which a fixture is asked for: its own, and that of ``name=``."""
    if not (isinstance(node, FUNCTIONS) and is_fixture(node)):
        return ()
    alias = fixture_options(node).get("name", "")
    return (node.name, alias) if alias else (node.name,)


MODULE_HOOKS = frozenset({"setup_module", "setUpModule", "teardown_module", "tearDownModule"})
CLASS_HOOKS = frozenset({"setUpClass", "tearDownClass", "setup_class", "teardown_class"})
"""Methods that run once for each copy of a class, and set its state up afresh."""


def scope_of(node: ast.stmt) -> str:
    """How long what a fixture or a hook of the module sets up lives, if longer than one test."""
    if not isinstance(node, FUNCTIONS):
        return ""
    if node.name in MODULE_HOOKS:
        return "module"
    scope = fixture_options(node).get("scope", "function") if is_fixture(node) else "function"
    return "" if scope in ("function", "?") else scope


def asked_parameters(node: ast.stmt, conventions: Conventions) -> Iterator[str]:
    """Parameters that pytest fills with fixtures: of tests, of fixtures, of test methods."""
    for function in statements_in(node.body) if isinstance(node, ast.ClassDef) else (node,):
        if isinstance(function, FUNCTIONS):
            name = function.name
            called = conventions.collects_function(name) or name.startswith(("test", "setup", "teardown"))
            if called or is_fixture(function):
                given = frozenset(_parametrized(function))
                bare = (one.arg for one, default in parameters(function.args) if default is None)
                yield from (name for name in bare if name not in given)
        elif isinstance(function, ast.ClassDef):
            yield from asked_parameters(function, conventions)


def _parametrized(function: Function) -> Iterator[str]:
    """The parameters whose values ``@pytest.mark.parametrize`` gives, in whose stead no fixture is asked.

    (pytest's "How to use fixtures", "Override a fixture with direct test parametrization")
    """
    for call in function.decorator_list:
        if not isinstance(call, ast.Call) or not dotted(call).endswith("mark.parametrize"):
            continue
        stars = any(isinstance(one, ast.Starred) for one in call.args)
        if len(call.args) == 2 and not stars and {"indirect", None}.isdisjoint(k.arg for k in call.keywords):
            named = call.args[0]
            for one in (named, *getattr(named, "elts", ())):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield from (name.strip() for name in one.value.split(","))
