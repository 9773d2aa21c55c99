"""Which tests a runner would collect: the first reading's rules, told again from ``ast``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from splitter.languages.python.project.reading.modules import Kin
from splitter.model.conventions import PYTESTS_OWN, UNTESTED_BASES, Conventions

_FIXTURE = re.compile(r"fixture\b")


@dataclass(frozen=True)
class CollectionRules:
    """What is known beside the text: what counts as a test, and what bases from elsewhere bring."""

    conventions: Conventions = PYTESTS_OWN
    kin: Mapping[str, Kin] = field(default_factory=dict)


@dataclass(frozen=True)
class Class:
    unittest: bool
    constructed: bool
    off: bool
    tests: tuple[str, ...]
    foreign: tuple[str, ...]
    """The bases from elsewhere, its own and those of its bases in the file."""


def tests_of(group: Sequence[ast.stmt], classes: dict[str, Class], known: CollectionRules) -> Iterator[str]:
    for node in group:
        for definition in _definitions(node):
            if isinstance(definition, ast.ClassDef):
                yield from _class_tests(definition, classes, known)
            elif known.conventions.collects_function(definition.name) and not is_fixture(definition):
                yield definition.name


def _definitions(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes of a statement, those in ``if``, ``try`` and ``with`` blocks included."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node
    elif isinstance(node, (ast.If, ast.Try, ast.With, ast.For, ast.While, ast.ExceptHandler)):
        for child in ast.iter_child_nodes(node):
            yield from _definitions(child)


def is_fixture(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(_FIXTURE.search(_named(decorator)) for decorator in node.decorator_list)


def _named(node: ast.expr) -> str:
    """What is called, subscripted or just named: ``pytest.fixture`` of ``pytest.fixture(name="x")``."""
    while isinstance(node, (ast.Call, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        return node.id
    return ast.unparse(node).partition("(")[0].partition("[")[0]


def _class_tests(node: ast.ClassDef, classes: dict[str, Class], known: CollectionRules) -> Iterator[str]:
    bases = [_named(base) for base in node.bases]
    local = [classes[base] for base in bases if base in classes]
    elsewhere = [b for b in bases if b not in classes and b.rpartition(".")[2] not in UNTESTED_BASES]
    brought = {base: known.kin[base] for base in elsewhere if base in known.kin}
    foreign = [b for b in elsewhere if b not in brought or brought[b].tests or brought[b].made]
    unittest = any(c.unittest for c in local) or any(
        brought[b].unittest if b in brought else b.endswith("TestCase") for b in elsewhere
    )
    members = [d for child in node.body for d in _definitions(child)]
    named = partial(known.conventions.collects_method, unittest=unittest)
    functions = [m for m in members if not isinstance(m, ast.ClassDef)]
    own, inherited = known.conventions.tests_of_class(
        [m.name for m in functions if named(m.name) and not is_fixture(m)],
        [test for base in local for test in base.tests],
        {m.name for m in functions},
        unittest=unittest,
    )
    tests = tuple(dict.fromkeys([*inherited, *own]))
    flag = next((_flag(child) for child in node.body if _flag(child) is not None), None)
    facts = Class(
        unittest=unittest,
        constructed=any(c.constructed for c in local)
        or any(one.constructor for one in brought.values())
        or any(m.name in ("__init__", "__new__") for m in members),
        off=flag is False or (flag is None and any(c.off for c in local)),
        tests=tests,
        foreign=tuple(dict.fromkeys([*foreign, *(base for c in local for base in c.foreign)])),
    )
    classes[node.name] = facts
    by_name = known.conventions.collects_class(node.name) and not facts.constructed
    possible = bool(tests) and _may_be_testcase(facts.foreign, known.kin)
    if not facts.off and (facts.unittest or by_name or possible):
        yield from (f"{node.name}::{test}" for test in tests)


def _may_be_testcase(bases: Sequence[str], brought: Mapping[str, Kin]) -> bool:
    unknown = (base for base in bases if base not in brought or brought[base].unittest)
    return any("mixin" not in base.lower() for base in unknown)


def _flag(node: ast.stmt) -> bool | None:
    """The value of ``__test__ = ...`` in a class body."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
        return None
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if any(isinstance(target, ast.Name) and target.id == "__test__" for target in targets):
        return bool(getattr(node.value, "value", True))
    return None


def testing_bases(
    group: Sequence[ast.stmt], classes: dict[str, Class], known: CollectionRules
) -> Iterator[str]:
    """The bases, called after tests, that may bring all the tests that a class has."""
    for node in group:
        if isinstance(node, ast.ClassDef) and not classes[node.name].tests and not classes[node.name].off:
            facts = classes[node.name]
            by_name = known.conventions.collects_class(node.name) and not facts.constructed
            if facts.unittest or by_name:
                yield from (base for base in facts.foreign if "test" in base.rpartition(".")[2].lower())


def assigned_tests(group: Sequence[ast.stmt], known: CollectionRules) -> Iterator[str]:
    """``test_x = make()``: what may be tests, unless other statements use it as something else."""
    for node in group:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from _callables(target, node.value, known.conventions)


def _callables(target: ast.expr, value: ast.expr | None, conventions: Conventions) -> Iterator[str]:
    if isinstance(target, ast.Name):
        if conventions.may_collect_value(target.id) and isinstance(
            value, (ast.Call, ast.Lambda, ast.Name, ast.Attribute)
        ):
            yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        values: list[ast.expr | None] = [value] * len(target.elts)
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(values):
            values = [*value.elts]
        for element, one in zip(target.elts, values, strict=True):
            yield from _callables(element, one, conventions)
