"""Whether a test class may be divided, and its test methods as slices.

Each part gets a class of the same name with everything but the test methods of other parts. That is
the same class to every test that stays, unless something ties its tests: then it stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from splitter.blocks import block, body_line, lines_of
from splitter.languages.python.collection import ClassFacts, is_test_function
from splitter.languages.python.names import MUTATORS, names_of
from splitter.lexical import Stretch
from splitter.model import Member

_CLASS_STATE = re.compile(
    r"(?:self\.__class__|type\(self\)|\bcls)\.\w+(?:\.\w+|\[[^\]]*\])*\s*(?:[-+*/|&%]|//|\*\*|<<|>>)?=(?!=)"
)
_OWN_STATE = re.compile(
    rf"self\.(\w+)(?:\.(?:{'|'.join(sorted(MUTATORS))})\(|\[[^\]\n]*\]\s*(?:[-+*/|&])?=(?!=)|\s*[-+*/|&]=)"
)
_SIBLING = re.compile(r"(?:self|cls|super\(\))\.(test\w*)")
_EMPTY_BASE = re.compile(r"(?:^|\.)(?:\w*TestCase|object)$")
"""Bases known to bring no tests: unittest's and the frameworks' own, by their naming convention."""


@dataclass(frozen=True)
class Division:
    """The test methods of a class, or why it stays whole."""

    members: tuple[Member, ...] = ()
    frame: frozenset[str] = frozenset()
    whole: str = ""


def divide(
    node: cst.ClassDef, facts: ClassFacts, stretch: Stretch, text: str, changes: frozenset[str]
) -> Division:
    """Look at one collected class; ``changes`` is the module's state that its methods change."""
    name = node.name.value
    methods = _methods(node)
    reason = _why_whole(node, facts, methods, text[stretch.start : stretch.end], changes)
    if reason:
        return Division(whole=reason)
    lines = lines_of(text[stretch.head : stretch.end])
    body = stretch.head + sum(map(len, lines[: body_line(lines)]))
    inner = block(text, body, stretch.end)
    statements = list(node.body.body)
    if len(inner.statements) != len(statements):
        return Division(whole="its statements can't be told apart")
    members: list[Member] = []
    position = inner.start
    for one, statement in zip(inner.statements, statements, strict=True):
        if isinstance(statement, cst.FunctionDef) and is_test_function(statement):
            test = f"{name}::{statement.name.value}"
            members.append(Member(test, position, one.end, names_of(statement).reads))
        position = one.end
    kept = [s for s in statements if not (isinstance(s, cst.FunctionDef) and is_test_function(s))]
    rest = node.with_changes(body=node.body.with_changes(body=kept))
    return Division(tuple(members), names_of(rest).reads)


def _methods(node: cst.ClassDef) -> list[cst.FunctionDef]:
    return [s for s in node.body.body if isinstance(s, cst.FunctionDef) and is_test_function(s)]


def _why_whole(
    node: cst.ClassDef,
    facts: ClassFacts,
    methods: Sequence[cst.FunctionDef],
    text: str,
    changes: frozenset[str],
) -> str:
    """What ties the tests of a class; empty if nothing does."""
    names = [method.name.value for method in methods]
    if len(set(names)) < len(names):
        return "it defines a test twice"
    if set(names) != set(facts.own):
        return "it has tests that are not plain methods"
    if set(facts.tests) != set(facts.own):
        return "it inherits tests"
    unknown = [base for base in facts.foreign if not _EMPTY_BASE.search(base)]
    if unknown:
        return f"its base {unknown[0]} may bring tests"
    if node.keywords:
        return "it has a metaclass or class arguments"
    if changes:
        return f"its tests share {min(changes)}, which one of them changes"
    tests = "".join(_source(text, name) for name in names)
    if _CLASS_STATE.search(tests):
        return "its tests change the class"
    shared = set(_OWN_STATE.findall(tests)) & _class_attributes(node)
    if shared:
        return f"its tests share {min(shared)}, which one of them changes"
    if set(_SIBLING.findall(text)) & set(names):
        return "its tests call one another"
    return ""


def _source(text: str, name: str) -> str:
    """A test method's text, roughly: from its ``def`` to the next one at the same indentation."""
    match = re.search(
        rf"^([ \t]+)(?:async[ \t]+)?def[ \t]+{name}\b.*?(?=^\1(?:@|def\b|async\b|class\b)|\Z)",
        text,
        re.M | re.S,
    )
    return match.group() if match else ""


def _class_attributes(node: cst.ClassDef) -> frozenset[str]:
    found: set[str] = set()
    for statement in node.body.body:
        if isinstance(statement, cst.SimpleStatementLine):
            found.update(names_of(statement).binds)
    return frozenset(found)
