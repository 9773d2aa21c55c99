"""What pytest and unittest would collect, told from the syntax tree alone.

Sources of the rules: pytest's "Conventions for Python test discovery" (functions ``test*``, classes
``Test*`` without ``__init__``, ``unittest.TestCase`` subclasses of any name, ``__test__``) and the
unittest documentation's "TestLoader" (methods that start with ``test``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import libcst as cst

from splitter.languages.python.project.modules import Kin
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


def dotted(node: cst.CSTNode | None) -> str:
    """``a.b`` of a plain dotted name, called or not; empty for anything else."""
    attributes: list[str] = []
    inner: Any = node
    while True:
        kind = inner.__class__  # isinstance is slow for libcst's classes, which have a metaclass
        if kind is cst.Name:
            return ".".join([inner.value, *reversed(attributes)])
        if kind is cst.Attribute:
            attributes.append(inner.attr.value)
            inner = inner.value
        elif kind is cst.Call:
            inner = inner.func
        elif kind is cst.Subscript:
            inner = inner.value
        else:
            return ""


def bases_of(node: cst.CSTNode) -> Iterator[str]:
    """The bases of a class, as :func:`dotted` spells them."""
    if isinstance(node, cst.ClassDef):
        yield from (dotted(arg.value) for arg in node.bases)


def last_name(node: cst.CSTNode | None) -> str:
    """``c`` of ``a.b.c(...)``."""
    return dotted(node).rpartition(".")[2]


def is_fixture(function: cst.FunctionDef) -> bool:
    """Whether a decorator makes it a fixture: ``pytest.fixture``, ``pytest_asyncio.fixture``, ..."""
    return any(last_name(d.decorator).endswith("fixture") for d in function.decorators)


def is_autouse(function: cst.FunctionDef) -> bool:
    """Whether tests may get it unasked, by a decorator: ``autouse=`` with anything that may be true.

    Whatever the decorator is called (``fix = pytest.fixture``), and where ``**options`` may say it.
    """
    for decorator in function.decorators:
        call = decorator.decorator
        for arg in call.args if isinstance(call, cst.Call) else ():
            if arg.star == "**" and last_name(call).endswith("fixture"):
                return True
            if arg.keyword is not None and arg.keyword.value == "autouse":
                return _plain(arg.value) not in _FALSE
    return False


_FALSE = ("False", "None")


def fixture_options(function: cst.FunctionDef) -> dict[str, str]:
    """The fixture decorator's keyword arguments as source-like text: ``{"scope": "module"}``."""
    options: dict[str, str] = {}
    for decorator in function.decorators:
        call = decorator.decorator
        if isinstance(call, cst.Call) and last_name(call).endswith("fixture"):
            for arg in call.args:
                if arg.keyword is not None:
                    options[arg.keyword.value] = _plain(arg.value)
    return options


def _plain(node: cst.BaseExpression) -> str:
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.SimpleString):
        return str(node.raw_value)
    return "?"


def is_test_function(function: cst.FunctionDef, conventions: Conventions) -> bool:
    """Whether pytest takes a function for a test."""
    return conventions.collects_function(function.name.value) and not is_fixture(function)


def class_facts(node: cst.ClassDef, known: dict[str, ClassFacts], rules: Rules) -> ClassFacts:
    """Judge a class by its name, its body and its bases; ``known`` holds the module's earlier classes."""
    bases = list(bases_of(node))
    local = [known[base] for base in bases if base in known]
    elsewhere = [b for b in bases if b not in known and b.rpartition(".")[2] not in UNTESTED_BASES]
    unittest = any(f.unittest for f in local) or any(map(rules.is_unittest, elsewhere))
    made = bool(node.keywords) or any(f.made for f in local)
    foreign = [b for b in elsewhere if made or not rules.brings_nothing(b)]
    members = list(body_statements(node.body))
    own = tuple(_own_tests(members, known, rules, unittest=unittest))
    flag = _test_flag(members)
    constructor = (
        any(f.constructor for f in local)
        or any(rules.kin[b].constructor for b in elsewhere if b in rules.kin)
        or any(isinstance(m, cst.FunctionDef) and m.name.value in _CONSTRUCTORS for m in members)
    )
    switched_off = flag == "False" or (flag != "True" and any(f.switched_off for f in local))
    tests = tuple(dict.fromkeys([*(test for f in local for test in f.tests), *own]))
    by_name = rules.conventions.collects_class(node.name.value) and not constructor
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
    members: Sequence[cst.CSTNode], known: dict[str, ClassFacts], rules: Rules, *, unittest: bool
) -> Iterator[str]:
    counted = rules.conventions
    for member in members:
        if isinstance(member, cst.FunctionDef):
            if counted.collects_method(member.name.value, unittest=unittest) and not is_fixture(member):
                yield member.name.value
        elif isinstance(member, cst.ClassDef) and counted.collects_class(member.name.value):
            for test in class_facts(member, known, rules).tests:
                yield f"{member.name.value}::{test}"
        else:
            yield from (name for name in assigned_names(member) if counted.may_collect_value(name))


def _test_flag(members: Sequence[cst.CSTNode]) -> str:
    for member in members:
        if isinstance(member, (cst.Assign, cst.AnnAssign)) and "__test__" in assigned_names(member):
            return _plain(member.value) if member.value else ""
    return ""


def assigned_names(node: cst.CSTNode) -> list[str]:
    """The plain names that an assignment whose value may be callable binds."""
    if isinstance(node, cst.Assign):
        targets: list[cst.BaseExpression] = [target.target for target in node.targets]
    elif isinstance(node, cst.AnnAssign) and node.value is not None:
        targets = [node.target]
    else:
        return []
    return [name for target in targets for name in _callables(target, node.value)]


_CALLABLE = frozenset({cst.Call, cst.Lambda, cst.Name, cst.Attribute})
"""What an expression may be that is a function or a class."""


def _callables(target: cst.BaseExpression, value: cst.BaseExpression | None) -> Iterator[str]:
    if isinstance(target, cst.Name):
        if value.__class__ in _CALLABLE:
            yield target.value
    elif isinstance(target, (cst.Tuple, cst.List)):
        each = [value] * len(target.elements)
        if isinstance(value, (cst.Tuple, cst.List)) and len(value.elements) == len(each):
            each = [element.value for element in value.elements]
        for element, one in zip(target.elements, each, strict=True):
            yield from _callables(element.value, one)


def body_statements(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements of a block, those in its ``if``, ``try``, ``with`` and loops included.

    Simple statements come one by one, compound ones before what is in them.
    """
    body = getattr(node, "body", ())
    for statement in body if isinstance(body, (list, tuple)) else [body]:
        kind = statement.__class__  # isinstance is slow for libcst's classes, which have a metaclass
        if kind in _LINES:
            yield from body_statements(statement)
            continue
        yield statement
        if kind in _COMPOUND:
            for block in blocks_of(statement):
                yield from body_statements(block)


_LINES = frozenset({cst.SimpleStatementLine, cst.SimpleStatementSuite, cst.IndentedBlock})
_COMPOUND = frozenset({cst.If, cst.For, cst.While, cst.With, cst.Try, cst.TryStar, cst.Match})


def blocks_of(statement: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The blocks of a compound statement: of ``if``, ``elif``, ``else``, ``try``, ``except``, ..."""
    if isinstance(statement, (cst.If, cst.For, cst.While, cst.With, cst.Try, cst.TryStar)):
        yield statement.body
    for handler in getattr(statement, "handlers", ()):
        yield handler.body
    for case in getattr(statement, "cases", ()):
        yield case.body
    orelse = getattr(statement, "orelse", None)
    if isinstance(orelse, cst.If):
        yield from blocks_of(orelse)
    elif orelse is not None:
        yield orelse.body
    final = getattr(statement, "finalbody", None)
    if final is not None:
        yield final.body
