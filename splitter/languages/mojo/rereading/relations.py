"""What statements are to one another: runners beside ``main()``, docstrings of values, extensions."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.languages.mojo.rereading.chunks import Chunk
from splitter.languages.mojo.rereading.statements import used
from splitter.reading import Role, Statement


def related(statements: Sequence[Statement], chunks: Sequence[Chunk]) -> list[Statement]:
    """Runners beside ``main()``, docstrings of values, extensions of imported types."""
    tests = frozenset(name for s in statements for name in s.tests)
    imported = frozenset(name for s in statements if s.role is Role.IMPORT for name in s.binds)
    runners = _runners(statements, chunks, tests)
    found: list[Statement] = []
    for statement, chunk in zip(statements, chunks, strict=True):
        one = statement
        if statement.role is Role.RUNNER or runners.intersection(statement.binds):
            calls = tuple(name for name in used(chunk.tokens[2:]) if name in tests)
            reads = statement.reads - tests
            one = one._replace(role=Role.RUNNER, calls=calls, reads=reads)
        elif statement.role is Role.DEFINITION and not statement.binds and found:
            one = one._replace(binds=found[-1].binds)
        elif chunk.tokens[0] in ("extension", "__extension") and imported.intersection(statement.binds):
            one = one._replace(everywhere=True)
        found.append(one)
    return found


def _runners(statements: Sequence[Statement], chunks: Sequence[Chunk], tests: frozenset[str]) -> set[str]:
    """The functions that are no tests and run some, themselves or through one another."""
    functions = [
        s
        for s, chunk in zip(statements, chunks, strict=True)
        if chunk.tokens[0] in ("fn", "def", "async") and not s.tests and s.role is Role.DEFINITION
    ]
    runners: set[str] = set()
    while True:
        more = {f.binds[0] for f in functions if f.reads & (tests | runners) and f.binds[0] not in runners}
        if not more:
            return runners
        runners |= more
