"""pytest-order and pytest-ordering: marks that say which test runs before which.

https://pytest-order.readthedocs.io: ``after=`` and ``before=`` are looked up in the module. Numbers order the
whole session; tests that have some are there to run one after the other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import keyword, marks, strings
from splitter.languages.python.project.reading.statements import Statement

_PLACES = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "last",
    "second_to_last",
)
_WHOLE = "its tests run in an order of their own"


def rule(file: TestFile) -> Iterator[Effect]:
    numbered = [s for s in file.statements if _is_numbered(s)]
    for statement in numbered:
        if statement is not numbered[0]:
            yield Effect(statement.number, needs=numbered[0].binds)
        if isinstance(statement.first, ast.ClassDef):
            yield Effect(statement.number, whole=_WHOLE)
    related = [s for s in file.statements if any(True for _ in _relations(s))]
    if not related:
        return
    known = file.tests()
    for statement in related:
        for value in _relations(statement):
            names = strings(value)
            others = (
                related if names is None else [known[n] for n in _resolved(names, statement) if n in known]
            )
            for other in others:
                if other is not statement:
                    yield Effect(statement.number, needs=other.binds)
                elif isinstance(statement.first, ast.ClassDef):
                    yield Effect(statement.number, whole=_WHOLE)


def _relations(statement: Statement) -> Iterator[ast.expr]:
    for mark in marks(statement, "order", "run"):
        yield from filter(None, (keyword(mark, "after"), keyword(mark, "before")))


def _resolved(names: list[str], statement: Statement) -> Iterator[str]:
    """The names as they are, and as a method of the same class would be called."""
    node = statement.first
    for name in names:
        yield name
        if isinstance(node, ast.ClassDef):
            yield f"{node.name}::{name}"


def _is_numbered(statement: Statement) -> bool:
    if any(True for _ in marks(statement, *_PLACES)):
        return True
    return any(
        getattr(mark, "args", ()) or keyword(mark, "index") or keyword(mark, "order")
        for mark in marks(statement, "order", "run")
    )
