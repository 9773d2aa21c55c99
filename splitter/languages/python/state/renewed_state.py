"""State that every test finds anew: an autouse fixture of the file clears it before each of them.

What one test leaves in it no other one sees, in whatever parts they are (see pytest's documentation, "Autouse
fixtures").
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence

from splitter.languages.python.collection import fixture_options
from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.facts import CLASS_HOOKS, MODULE_HOOKS, Fact
from splitter.languages.python.trees import FUNCTIONS, Function

_CLEARING = frozenset({"clear", "cache_clear"})
_SELDOM = MODULE_HOOKS | CLASS_HOOKS
"""Hooks that run before or after several tests, as fixtures of a wider scope do."""


def cleared(facts: Sequence[Fact]) -> frozenset[str]:
    """The names of the state that a fixture clears before each test."""
    clearing = {fact.words: names for fact in facts if (names := frozenset(_cleared(fact.node)))}
    if not clearing:
        return frozenset()
    count = Counter(one.name for one in _functions(facts))  # another one of the name takes its place
    return frozenset[str]().union(*(names for fixture, names in clearing.items() if count[fixture] == 1))


def seen_by_tests_alone(facts: Sequence[Fact], names: frozenset[str]) -> frozenset[str]:
    """Those of the names at which nothing looks that runs once for several tests."""
    seldom = filter(_runs_seldom, _functions(facts)) if names else ()
    return names - {node.id for one in seldom for node in ast.walk(one) if isinstance(node, ast.Name)}


def _functions(facts: Sequence[Fact]) -> Iterator[Function]:
    return (one for fact in facts for one in ast.walk(fact.node) if isinstance(one, FUNCTIONS))


def _cleared(node: ast.AST) -> Iterator[str]:
    """What a fixture that each test has clears first: ``CACHE.clear()``, ``price.cache_clear()``."""
    if not isinstance(node, FUNCTIONS) or not is_fixture(node):
        return
    options = fixture_options(node)
    if options.get("autouse") != "True" or options.get("scope", "function") != "function":
        return
    own = {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
    own |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    for statement in node.body:
        if not isinstance(statement, ast.Expr) or isinstance(statement.value, (ast.Yield, ast.Await)):
            return
        call = statement.value
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in _CLEARING
        ):
            cleared = call.func.value
            if isinstance(cleared, ast.Name) and cleared.id not in own:
                yield cleared.id


def _runs_seldom(node: Function) -> bool:
    wider = is_fixture(node) and fixture_options(node).get("scope", "function") != "function"
    return wider or node.name in _SELDOM
