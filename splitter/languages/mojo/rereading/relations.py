"""What statements are to one another: runners beside ``main()``, docstrings of values, extensions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from splitter.languages.mojo.rereading.bodies import body_of, unfolded
from splitter.languages.mojo.rereading.chunks import Chunk
from splitter.languages.mojo.rereading.statements import LITERAL
from splitter.model.statements import Role, RunnerReading, Statement, Use


class Known(NamedTuple):
    """What is known of the names of a part from its original."""

    runners: frozenset[str] = frozenset()
    """Functions that run tests."""
    called: frozenset[str] = frozenset()
    """Functions that are tests though they take arguments."""


NOTHING_KNOWN = Known()


def related(
    statements: Sequence[Statement], chunks: Sequence[Chunk], known: Known = NOTHING_KNOWN
) -> list[Statement]:
    """The statements with what they are to one another; ``known`` is so because the original says so."""
    statements = _with_called(statements, known.called or _called(statements, chunks))
    runners = known.runners | _posing(statements)
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
            runner = RunnerReading(calls, *body[1:], unfolded(statement.text), frozenset(body.used))
            one = one._replace(role=Role.RUNNER, uses=uses, tests=(), runner=runner)
        elif statement.role is Role.DEFINITION and not statement.binds and found:
            one = one._replace(binds=found[-1].binds)
        elif chunk.tokens[0] in ("extension", "__extension") and imported.intersection(statement.binds):
            one = one._replace(everywhere=True)
        found.append(one)
    return found


def _with_called(statements: Sequence[Statement], called: frozenset[str]) -> list[Statement]:
    """The statements with the functions that are tests though they take arguments: the first of a name."""
    if not called:
        return [*statements]
    found: list[Statement] = []
    left = set(called)
    for statement in statements:
        here = left.intersection(statement.binds) if statement.role is Role.DEFINITION else set()
        left -= here
        found.append(statement._replace(tests=tuple(here)) if here else statement)
    return found


def _called(statements: Sequence[Statement], chunks: Sequence[Chunk]) -> frozenset[str]:
    """The names of such functions: ``main()`` runs them, and whoever else does is there for that alone."""
    plain = {name for s in statements for name in s.tests}
    may_run = {"main"}
    candidates: set[str] = set()
    for statement, chunk in zip(statements, chunks, strict=True):
        if not _is_function(chunk):
            continue
        (name,) = statement.binds
        if not name.startswith("test"):
            may_run.add(name)
        elif name not in plain and (name in candidates or not _gives(chunk.tokens)):
            candidates.add(name)
    if not candidates or not any("main" in s.binds and s.role is Role.RUNNER for s in statements):
        return frozenset()
    readers = {
        name: [s for s in statements if name not in s.binds and name in s.reads]
        for name in candidates | may_run
    }
    while True:
        serving = {
            name for name in may_run if name == "main" or (readers[name] and _all_by(readers[name], may_run))
        }
        if serving == may_run:
            break
        may_run = serving
    return frozenset(name for name in candidates if readers[name] and _all_by(readers[name], may_run))


def _all_by(readers: Sequence[Statement], functions: set[str]) -> bool:
    return all(functions.intersection(one.binds) for one in readers)


def _is_function(chunk: Chunk) -> bool:
    return chunk.tokens[0] in ("fn", "def", "async")


def _gives(signature: Sequence[str]) -> bool:
    """Whether a function has a result that is more than whether it went well."""
    if "->" not in signature:
        return False
    at = len(signature) - 1 - [*reversed(signature)].index("->")
    return [*signature[at + 1 :]] not in (["None", ":"], ["Bool", ":"])


def _posing(statements: Sequence[Statement]) -> frozenset[str]:
    """Functions that pose as tests: they only run others, several, which nothing else does.

    What is no test calls them, where there is a ``main()``.
    """
    tests = frozenset(name for s in statements for name in s.tests)
    reading = ((s, (s.reads & tests).difference(s.tests)) for s in statements if s.tests)
    several = [(statement, runs) for statement, runs in reading if len(runs) > 1]
    if not several:  # as nearly always
        return frozenset()
    whole = not any("main" in statement.binds for statement in statements)
    called = frozenset(name for s in statements if not s.tests for name in s.reads)
    return frozenset(
        name
        for statement, runs in several
        if (whole or called.issuperset(statement.tests)) and not runs & called and _only_runs(statement, runs)
        for name in statement.tests
    )


def _only_runs(statement: Statement, tests: frozenset[str]) -> bool:
    """Whether a function does nothing by itself but tell what it runs."""
    return all(map(LITERAL.fullmatch, body_of(statement.text, tests, frozenset()).steady))


def _runners(
    statements: Sequence[Statement], chunks: Sequence[Chunk], tests: frozenset[str]
) -> frozenset[str]:
    """The functions that are no tests and run some, themselves or through one another."""
    functions = [
        s
        for s, chunk in zip(statements, chunks, strict=True)
        if _is_function(chunk) and s.role is Role.DEFINITION and not tests.intersection(s.binds)
    ]
    runners: set[str] = set()
    while True:
        more = {f.binds[0] for f in functions if f.reads & (tests | runners) and f.binds[0] not in runners}
        if not more:
            return frozenset(runners)
        runners |= more
