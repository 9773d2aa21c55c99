"""Which tests a runner would collect: the first reading's rules, told again from ``ast``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FIXTURE = re.compile(r"fixture\b")
_UNTESTED_BASES = frozenset(
    {"object", "ABC", "Generic", "Protocol", "Exception", "BaseException", "NamedTuple", "TypedDict"}
    | {"Enum", "IntEnum", "dict", "list", "str", "int", "tuple"}
)


@dataclass(frozen=True)
class Class:
    unittest: bool
    constructed: bool
    off: bool
    tests: tuple[str, ...]
    foreign: tuple[str, ...]
    """The bases from elsewhere, its own and those of its bases in the file."""


def tests_of(group: Sequence[ast.stmt], known: dict[str, Class]) -> Iterator[str]:
    for node in group:
        for definition in _definitions(node):
            if isinstance(definition, ast.ClassDef):
                yield from _class_tests(definition, known)
            elif definition.name.startswith("test") and not is_fixture(definition):
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


def _class_tests(node: ast.ClassDef, known: dict[str, Class]) -> Iterator[str]:
    bases = [_named(base) for base in node.bases]
    local = [known[base] for base in bases if base in known]
    foreign = [b for b in bases if b not in known and b.rpartition(".")[2] not in _UNTESTED_BASES]
    members = [d for child in node.body for d in _definitions(child)]
    own = [m.name for m in members if m.name.startswith("test") and not isinstance(m, ast.ClassDef)]
    tests = tuple(dict.fromkeys([*(t for c in local for t in c.tests), *own]))
    flag = next((_flag(child) for child in node.body if _flag(child) is not None), None)
    facts = Class(
        unittest=any(c.unittest for c in local) or any(b.endswith("TestCase") for b in foreign),
        constructed=any(c.constructed for c in local)
        or any(m.name in ("__init__", "__new__") for m in members),
        off=flag is False or (flag is None and any(c.off for c in local)),
        tests=tests,
        foreign=tuple(dict.fromkeys([*foreign, *(base for c in local for base in c.foreign)])),
    )
    known[node.name] = facts
    by_name = node.name.startswith("Test") and not facts.constructed
    if not facts.off and (facts.unittest or by_name or (tests and _may_be_testcase(foreign))):
        yield from (f"{node.name}::{test}" for test in tests)


def _may_be_testcase(bases: Sequence[str]) -> bool:
    return any("mixin" not in base.lower() for base in bases)


def _flag(node: ast.stmt) -> bool | None:
    """The value of ``__test__ = ...`` in a class body."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
        return None
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if any(isinstance(target, ast.Name) and target.id == "__test__" for target in targets):
        return bool(getattr(node.value, "value", True))
    return None


def testing_bases(group: Sequence[ast.stmt], known: dict[str, Class]) -> Iterator[str]:
    """The bases, called after tests, that may bring all the tests that a class has."""
    for node in group:
        if isinstance(node, ast.ClassDef) and not known[node.name].tests and not known[node.name].off:
            facts = known[node.name]
            if facts.unittest or (node.name.startswith("Test") and not facts.constructed):
                yield from (base for base in facts.foreign if "test" in base.rpartition(".")[2].lower())


def assigned_tests(group: Sequence[ast.stmt]) -> Iterator[str]:
    """``test_x = make()``: what may be tests, unless other statements use it as something else."""
    for node in group:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from _callables(target, node.value)


def _callables(target: ast.expr, value: ast.expr | None) -> Iterator[str]:
    if isinstance(target, ast.Name):
        if target.id.startswith("test_") and isinstance(
            value, (ast.Call, ast.Lambda, ast.Name, ast.Attribute)
        ):
            yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        values: list[ast.expr | None] = [value] * len(target.elts)
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(values):
            values = [*value.elts]
        for element, one in zip(target.elts, values, strict=True):
            yield from _callables(element, one)
