"""pytest-dependency: ``depends=["name"]`` is looked up among the tests of the module.

https://pytest-dependency.readthedocs.io: a test whose dependency did not run there is skipped.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import calls, keyword, marks, strings
from splitter.languages.python.project.reading.statements import Statement

_WHOLE = "its tests depend on one another"


def rule(file: TestFile) -> Iterator[Effect]:
    marked = [s for s in file.statements if any(True for _ in _asking(s))]
    if not marked:
        return
    known = {**file.tests(), **{name: s for s in marked for name in _given(s)}}
    for statement in marked:
        for asked in _asking(statement):
            names = strings(asked)
            others = marked if names is None else [known[n] for n in map(_plain, names) if n in known]
            for other in others:
                if other is statement:
                    yield Effect(statement.number, whole=_WHOLE)
                else:
                    yield Effect(statement.number, needs=other.binds)


def _plain(name: str) -> str:
    """A test's name without its parameters."""
    return name.partition("[")[0]


def _asking(statement: Statement) -> Iterator[ast.expr | None]:
    """What names the tests that others depend on; of a mark that only gives a name nothing."""
    for mark in marks(statement, "dependency"):
        yield keyword(mark, "depends")
    for call in calls(statement, "depends"):
        yield keyword(call, "other") or (call.args[1] if len(call.args) > 1 else None)


def _given(statement: Statement) -> Iterator[str]:
    for mark in marks(statement, "dependency"):
        yield from strings(keyword(mark, "name")) or ()
