"""Which classes of a module are divided: those that alone are over the limit, and that nobody needs whole."""

from __future__ import annotations

import ast
from dataclasses import replace

from splitter.languages.python.classes.members import Division, attribute_uses, divide, named_in_body
from splitter.languages.python.facts import Fact
from splitter.languages.python.module_tables import ModuleTables
from splitter.model.module import UnitKind
from splitter.text.lines import count_lines


def division_of(tables: ModuleTables, fact: Fact, kind: UnitKind, position: int) -> Division:
    """The test methods of a class that alone is over the limit and may be divided."""
    if not isinstance(fact.node, ast.ClassDef) or kind is not UnitKind.TEST:
        return Division()
    lines = count_lines(tables.source.text, fact.span.start, fact.span.end)
    as_helper = is_copied_without_tests(tables, fact)
    if not as_helper and (not tables.limit.exceeded_by(len(fact.tests), lines) or len(fact.tests) < 2):
        return Division()
    if position in tables.outside.whole:
        return Division(whole=tables.outside.whole[position])
    name = fact.words
    if not as_helper and tables.users(fact):
        return Division(whole="other statements use it")
    if named := named_in_body(fact.code, tables.classes[name].own):
        return Division(whole=f"its body uses {named}")
    if position in tables.by_name or name in tables.source.around.asked_of_itself:
        return Division(whole="it is asked for by the name of its module, or asks so")
    for file, taken in tables.source.around.importers:
        if taken == name:
            return Division(whole=f"{file} imports it")
    changes = tables.state.changed_by(fact.names)
    found = divide(
        fact.node,
        fact.names,
        tables.classes[name],
        fact.span,
        tables.source.text,
        tables.lines,
        changes,
        tables.state.touched,
        tables.requests_of,
        () if as_helper else _helper_members(tables, fact.node),
        tables.words,
    )
    return replace(found, frame=found.frame | tables.outside.needs.get(position, frozenset()))


def _helper_members(tables: ModuleTables, node: ast.ClassDef) -> tuple[str, ...]:
    return tuple(tables.words.helper_members(node, tables.empty_bases, tables.outside.asked_of_classes))


def is_copied_without_tests(tables: ModuleTables, fact: Fact) -> bool:
    """Whether others use a class of tests, and only by attributes that are no tests: ``TestX.limit``."""
    name = fact.words
    users = tables.users(fact)
    if not users or any(name in (f.names.mutates | f.names.modifies | f.names.assigns) for f in users):
        return False
    return all(attribute_uses(other.code, name, tables.classes[name].tests) for other in users)
