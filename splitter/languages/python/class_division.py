"""Which classes of a module are divided: those that alone are over the limit, and that nobody needs whole."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from splitter.languages.python.facts import Fact, is_import
from splitter.languages.python.helper_members import helper_members
from splitter.languages.python.members import Division, attribute_uses, divide, named_in_body
from splitter.languages.python.module_tables import ModuleTables
from splitter.model.module import UnitKind
from splitter.text.lines import count_lines


def division_of(tables: ModuleTables, fact: Fact, kind: UnitKind, position: int) -> Division:
    """The test methods of a class that alone is over the limit and may be divided."""
    if not isinstance(fact.node, cst.ClassDef) or kind is not UnitKind.TEST:
        return Division()
    lines = count_lines(tables.source.text, fact.span.start, fact.span.end)
    as_helper = is_copied_without_tests(tables, fact)
    if not as_helper and (not tables.limit.exceeded_by(len(fact.tests), lines) or len(fact.tests) < 2):
        return Division()
    if position in tables.outside.whole:
        return Division(whole=tables.outside.whole[position])
    name = fact.words
    if not as_helper and any(_uses(other, name) for other in tables.facts if other is not fact):
        return Division(whole="other statements use it")
    if named := named_in_body(fact.code, tables.classes[name].own):
        return Division(whole=f"its body uses {named}")
    for file, taken in tables.source.around.importers:
        if taken == name:
            return Division(whole=f"{file} imports it")
    changes = tables.state.changed_by(fact.names)
    code = fact.code[0]
    assert isinstance(code, ast.ClassDef)
    others = [node for other in tables.facts if other is not fact for node in other.code]
    found = divide(
        fact.node,
        code,
        fact.names,
        tables.classes[name],
        fact.span,
        tables.source.text,
        tables.lines,
        changes,
        tables.requests_of,
        () if as_helper else _helper_members(tables, code, others),
    )
    return replace(found, frame=found.frame | tables.outside.needs.get(position, frozenset()))


def _helper_members(tables: ModuleTables, code: ast.ClassDef, others: Sequence[ast.stmt]) -> tuple[str, ...]:
    return tuple(helper_members(code, others, _empty_bases(tables), tables.outside.asked_of_classes))


def _empty_bases(tables: ModuleTables) -> frozenset[str]:
    """What bases are called that look up no method but their own."""
    found = {"object", "unittest.TestCase", "unittest.IsolatedAsyncioTestCase"}
    for fact in tables.facts:
        for node in fact.code if is_import(fact.node) else ():
            if isinstance(node, ast.ImportFrom) and node.module == "unittest":
                found.update(alias.asname or alias.name for alias in node.names)
    return frozenset(found)


def _uses(fact: Fact, name: str) -> bool:
    return not fact.main and (name in fact.names.reads or name in fact.names.modifies)


def is_copied_without_tests(tables: ModuleTables, fact: Fact) -> bool:
    """Whether others use a class of tests, and only by attributes that are no tests: ``TestX.limit``."""
    name = fact.words
    users = [other for other in tables.facts if other is not fact and _uses(other, name)]
    if not users or any(name in (f.names.mutates | f.names.modifies | f.names.assigns) for f in users):
        return False
    return all(attribute_uses(other.code, name, tables.classes[name].tests) for other in users)
