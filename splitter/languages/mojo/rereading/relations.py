"""What statements are to one another: runners beside ``main()``, docstrings of values, extensions."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.languages.mojo.rereading.bodies import body_of, unfolded
from splitter.languages.mojo.rereading.chunks import Chunk
from splitter.model.statements import Role, RunnerReading, Statement, Use


def related(
    statements: Sequence[Statement], chunks: Sequence[Chunk], runners: frozenset[str] = frozenset()
) -> list[Statement]:
    """The statements with what they are to one another; ``runners`` are known to run tests."""
    runners |= _posing(statements)
    tests = frozenset(name for s in statements for name in s.tests) - runners
    imported = frozenset(name for s in statements if s.role is Role.IMPORT for name in s.binds)
    runners |= _runners(statements, chunks, tests)
    found: list[Statement] = []
    for statement, chunk in zip(statements, chunks, strict=True):
        one = statement
        if statement.role is Role.RUNNER or runners.intersection(statement.binds):
            body = body_of(statement.text, tests, runners)
            calls = tuple(name for name in body.used if name in tests)
            uses = (Use.known(statement.reads - tests),)
            runner = RunnerReading(calls, *body[1:], unfolded(statement.text))
            one = one._replace(role=Role.RUNNER, uses=uses, tests=(), runner=runner)
        elif statement.role is Role.DEFINITION and not statement.binds and found:
            one = one._replace(binds=found[-1].binds)
        elif chunk.tokens[0] in ("extension", "__extension") and imported.intersection(statement.binds):
            one = one._replace(everywhere=True)
        found.append(one)
    return found


def _posing(statements: Sequence[Statement]) -> frozenset[str]:
    """Functions that pose as tests: what is no test calls them, and they alone run several others."""
    tests = frozenset(name for s in statements for name in s.tests)
    called = frozenset(name for s in statements if not s.tests for name in s.reads)
    found: set[str] = set()
    for statement in statements:
        if statement.tests and called.issuperset(statement.tests):
            runs = (statement.reads & tests).difference(statement.tests)
            if len(runs) > 1 and not runs & called:
                found.update(statement.tests)
    return frozenset(found)


def _runners(
    statements: Sequence[Statement], chunks: Sequence[Chunk], tests: frozenset[str]
) -> frozenset[str]:
    """The functions that are no tests and run some, themselves or through one another."""
    functions = [
        s
        for s, chunk in zip(statements, chunks, strict=True)
        if chunk.tokens[0] in ("fn", "def", "async")
        and s.role is Role.DEFINITION
        and not tests.intersection(s.binds)
    ]
    runners: set[str] = set()
    while True:
        more = {f.binds[0] for f in functions if f.reads & (tests | runners) and f.binds[0] not in runners}
        if not more:
            return frozenset(runners)
        runners |= more
