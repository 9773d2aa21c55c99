"""What a statement of a module is for: a test, a fixture, a helper, an import, a constant or an action."""

from __future__ import annotations

import ast
import re

from splitter.languages.python.collection import is_autouse
from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.facts import Fact, binds_unseen, is_docstring
from splitter.languages.python.imports.guarded import guarded
from splitter.languages.python.module_tables import ModuleTables
from splitter.languages.python.state.statement_effects import acts
from splitter.languages.python.trees import FUNCTIONS, blocks_in
from splitter.model.module import UnitKind

_HOOKS = re.compile(
    r"(?:setup|teardown)(?:_module|_function)?|(?:setUp|tearDown)Module|load_tests|pytest_\w+|pytestmark"
    r"|collect_ignore(?:_glob)?|__\w+__"
)
"""Names that pytest and unittest look up in a module (pytest's "API Reference", unittest's "load_tests")."""

_SKIPS = frozenset({"importorskip", "skip", "exit", "SkipTest"})
"""Calls that can end the import of the module, whatever their result is used for."""


def kind_of(tables: ModuleTables, fact: Fact, position: int) -> tuple[UnitKind, bool]:
    """What a statement is for, and whether every part has it."""
    node = fact.node
    if position == 0 and is_docstring(fact.code):
        return UnitKind.DOCSTRING, True
    if fact.is_import or guarded(fact.written):
        return UnitKind.IMPORT, binds_unseen(fact.code)
    if fact.main or not tables.runners.keys().isdisjoint(fact.names.binds):
        return UnitKind.RUNNER, True
    if tables.is_test(fact):
        return UnitKind.TEST, False
    hook = position in tables.drawing or any(_HOOKS.fullmatch(name) for name in fact.names.binds)
    if isinstance(node, FUNCTIONS):
        return UnitKind.FIXTURE if is_fixture(node) else UnitKind.HELPER, hook or is_autouse(node)
    if isinstance(node, ast.ClassDef):
        return UnitKind.HELPER, hook
    if acts(fact.code, tables.objects) or fact.names.calls & _SKIPS:
        return UnitKind.ACTION, True
    return UnitKind.CONSTANT, hook or _only_for_effect(tables, fact)


def _only_for_effect(tables: ModuleTables, fact: Fact) -> bool:
    """A guarded import (``try: import x``) of which nothing is read is there for its effect."""
    names = fact.names
    compound = any(blocks_in(fact.node))
    return compound and not any(n in tables.read for n in (*names.binds, *names.modifies))
