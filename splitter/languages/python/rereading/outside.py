"""What those outside of a file ask of its statements: the same for the proof as for the plan."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from splitter.languages.python.project.outside import Outside
from splitter.model.statements import Reading, Role, Statement


def with_outside(reading: Reading, outside: Outside, by_name: Set[int] = frozenset()) -> Reading:
    """The statements of an original with the tests that plugins make of them, and who needs them where.

    Those ``by_name`` find the file by its name, which one part has.
    """
    told = (_told(one, number, outside) for number, one in enumerate(reading.statements))
    statements = tuple(one._replace(everywhere=False) if n in by_name else one for n, one in enumerate(told))
    asked = frozenset(n for n in outside.everywhere if statements[n] != reading.statements[n])
    return replace(
        reading,
        statements=statements,
        needs=outside.needs,
        outside=asked,
        plain=outside.no_fixtures,
    )


def _told(one: Statement, number: int, outside: Outside) -> Statement:
    if number in outside.tests:
        return one._replace(tests=outside.tests[number], everywhere=False)
    asked = number in outside.everywhere and one.role not in (Role.IMPORT, Role.RUNNER) and not one.tests
    return one._replace(everywhere=True) if asked else one
