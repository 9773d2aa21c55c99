"""What pytest and unittest would collect, told from the syntax tree alone.

Sources of the rules: pytest's "Conventions for Python test discovery" (functions ``test*``, classes
``Test*`` without ``__init__``, ``unittest.TestCase`` subclasses of any name, ``__test__``) and the
unittest documentation's "TestLoader" (methods that start with ``test``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from splitter.languages.python.decorators import is_fixture, last_name
from splitter.languages.python.project.reading.modules import Kin
from splitter.languages.python.trees import FUNCTIONS, Function, statements_in
from splitter.model.conventions import PYTESTS_OWN, UNTESTED_BASES, Conventions

EMPTY_BASE = re.compile(r"(?:^|\.)(?:\w*TestCase|object)$")
"""Bases known to bring no tests: unittest's and the frameworks' own, by their naming convention."""

_CONSTRUCTORS = frozenset({"__init__", "__new__"})


@dataclass(frozen=True)
class Rules:
    """What counts as a test here, and what the bases bring that come from other modules."""

    conventions: Conventions = PYTESTS_OWN
    kin: Mapping[str, Kin] = field(default_factory=dict)

    def brings_nothing(self, base: str) -> bool:
        """Whether a base from elsewhere is known to bring no tests."""
        return base in self.kin and not (self.kin[base].tests or self.kin[base].made)

    def is_unittest(self, base: str) -> bool:
        """Whether a base from elsewhere is a ``TestCase``: known to be, or by the naming convention."""
        if base in self.kin:
            return self.kin[base].unittest
        return base.rpartition(".")[2].endswith("TestCase")

    def may_be_unittest(self, base: str) -> bool:
        return "mixin" not in base.lower() and (base not in self.kin or self.kin[base].unittest)


@dataclass(frozen=True)
class ClassFacts:
    """What collection needs to know of a class of the module."""

    collected: bool
    """Whether a runner may collect it: surely, or as far as its unknown bases leave open."""
    unittest: bool
    constructor: bool
    switched_off: bool
    """``__test__ = False`` in it or in a base."""
    tests: tuple[str, ...]
    """Its test methods, inherited ones of the module's classes included, nested ``TestX::test`` too."""
    own: tuple[str, ...]
    """Those of its tests that its own body defines."""
    foreign: tuple[str, ...]
    """The bases from elsewhere, its own and inherited, that may bring more tests."""
    made: bool
    """Whether a metaclass or class arguments, its own or inherited, may give it tests."""


def dotted(node: ast.expr) -> str:
    """``a.b`` of a plain dotted name, called or not; empty for anything else."""
    attributes: list[str] = []
    inner: Any = node
    while True:
        kind = inner.__class__
        if kind is ast.Name:
            return ".".join([inner.id, *reversed(attributes)])
        if kind is ast.Attribute:
            attributes.append(inner.attr)
            inner = inner.value
        elif kind is ast.Call:
            inner = inner.func
        elif kind is ast.Subscript or kind is ast.Starred:
            inner = inner.value
        else:
            return ""


def bases_of(node: ast.stmt) -> Iterator[str]:
    """The bases of a class, as :func:`dotted` spells them."""
    if isinstance(node, ast.ClassDef):
        yield from map(dotted, node.bases)


def is_autouse(function: Function) -> bool:
    """Whether tests may get it unasked, by a decorator: ``autouse=`` with anything that may be true.

    Whatever the decorator is called (``fix = pytest.fixture``), and where ``**options`` may say it.
    """
    for call in function.decorator_list:
        for keyword in call.keywords if isinstance(call, ast.Call) else ():
            if keyword.arg is None and last_name(call).endswith("fixture"):
                return True
            if keyword.arg == "autouse":
                return _plain(keyword.value) not in _FALSE
    return False


_FALSE = ("False", "None")


def fixture_options(function: Function) -> dict[str, str]:
    """The fixture decorator's keyword arguments as source-like text: ``{"scope": "module"}``."""
    return {
        keyword.arg: _plain(keyword.value)
        for call in function.decorator_list
        if isinstance(call, ast.Call) and last_name(call).endswith("fixture")
        for keyword in call.keywords
        if keyword.arg is not None
    }


def _plain(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Constant) and (isinstance(node.value, str) or _is_named(node)):
        return str(node.value)
    return "?"


def _is_named(node: ast.Constant) -> bool:
    """Whether it is ``None``, ``True`` or ``False``."""
    return node.value is None or isinstance(node.value, bool)


def is_test_function(function: Function, conventions: Conventions) -> bool:
    """Whether pytest takes a function for a test."""
    return conventions.collects_function(function.name) and not is_fixture(function)


def class_facts(node: ast.ClassDef, known: dict[str, ClassFacts], rules: Rules) -> ClassFacts:
    """Judge a class by its name, its body and its bases; ``known`` holds the module's earlier classes."""
    bases = list(bases_of(node))
    local = [known[base] for base in bases if base in known]
    elsewhere = [b for b in bases if b not in known and b.rpartition(".")[2] not in UNTESTED_BASES]
    unittest = any(f.unittest for f in local) or any(map(rules.is_unittest, elsewhere))
    made = bool(node.keywords) or any(f.made for f in local)
    foreign = [b for b in elsewhere if made or not rules.brings_nothing(b)]
    members = list(statements_in(node.body))
    own, inherited = rules.conventions.tests_of_class(
        list(_own_tests(members, known, rules, unittest=unittest)),
        [test for f in local for test in f.tests],
        {member.name for member in members if isinstance(member, FUNCTIONS)},
        unittest=unittest,
    )
    flag = _test_flag(members)
    constructor = (
        any(f.constructor for f in local)
        or any(rules.kin[b].constructor for b in elsewhere if b in rules.kin)
        or any(isinstance(m, FUNCTIONS) and m.name in _CONSTRUCTORS for m in members)
    )
    switched_off = flag == "False" or (flag != "True" and any(f.switched_off for f in local))
    tests = tuple(dict.fromkeys([*inherited, *own]))
    by_name = rules.conventions.collects_class(node.name) and not constructor
    reached = tuple(dict.fromkeys([*foreign, *(base for f in local for base in f.foreign)]))
    possible = bool(tests) and any(map(rules.may_be_unittest, reached))
    return ClassFacts(
        collected=not switched_off and (unittest or by_name or possible),
        unittest=unittest,
        constructor=constructor,
        switched_off=switched_off,
        tests=tests,
        own=own,
        foreign=reached,
        made=made,
    )


def _own_tests(
    members: Sequence[ast.stmt], known: dict[str, ClassFacts], rules: Rules, *, unittest: bool
) -> Iterator[str]:
    counted = rules.conventions
    for member in members:
        if isinstance(member, FUNCTIONS):
            if counted.collects_method(member.name, unittest=unittest) and not is_fixture(member):
                yield member.name
        elif isinstance(member, ast.ClassDef) and counted.collects_class(member.name):
            for test in class_facts(member, known, rules).tests:
                yield f"{member.name}::{test}"
        else:
            yield from (name for name in assigned_names(member) if counted.may_collect_value(name))


def _test_flag(members: Sequence[ast.stmt]) -> str:
    for member in members:
        if isinstance(member, (ast.Assign, ast.AnnAssign)) and "__test__" in assigned_names(member):
            return _plain(member.value) if member.value else ""
    return ""


def assigned_names(node: ast.stmt) -> list[str]:
    """The plain names that an assignment whose value may be callable binds."""
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    else:
        return []
    return [name for target in targets for name in _callables(target, node.value)]


def _callables(target: ast.expr, value: ast.expr | None) -> Iterator[str]:
    if isinstance(target, ast.Name):
        if _may_be_callable(value):
            yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        each = [value] * len(target.elts)
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(each):
            each = [*value.elts]
        for element, one in zip(target.elts, each, strict=True):
            yield from _callables(element, one)


def _may_be_callable(value: ast.expr | None) -> bool:
    """Whether an expression may be a function or a class, or stand for one: ``TestX = None``."""
    if isinstance(value, ast.Constant):
        return _is_named(value)
    return isinstance(value, (ast.Call, ast.Lambda, ast.Name, ast.Attribute))
