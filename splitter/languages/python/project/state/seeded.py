"""Tests that draw from one generator of random numbers, which the file seeds when it is imported.

A part seeds it too, but fewer tests draw from it before the others do.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function
from splitter.languages.python.project.reading.modules import dotted
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import functions_of
from splitter.languages.python.state.drawing import draws_in
from splitter.model.catalogue import finding
from splitter.model.finding import Finding

_SEEDS = frozenset({"seed", "seed_instance"})
_APART = frozenset({"seed", "RandomState", "default_rng", "Random", "SystemRandom", "Generator", "getstate"})
"""What draws no number from that generator: it is given another one, or its state."""

_OF_ALL = "Faker"
"""The class whose objects draw from one generator, if they are not given their own (its documentation)."""


def drawn_from_one_seed(path: str, file: TestFile) -> Iterator[Finding]:
    """The tests that do, if nothing but the file itself seeds it (``random.seed``, numpy's, Faker's).

    Or one of its tests, for those that come after.
    """
    if not any(f".{word}(" in file.text for word in _SEEDS):
        return
    for statement in file.statements:
        generator = _seeded(statement.first)
        if generator:
            yield from _drawn(path, file, generator, statement)
    seeding = [
        dotted(call.func).rpartition(".")[0]
        for statement in file.statements
        for word in _SEEDS
        for call in statement.calls.get(word, ())
        if _is_global(call)
    ]
    for generator in dict.fromkeys(seeding):
        yield from _drawn(path, file, generator, None)


def _seeded(node: ast.stmt) -> str:
    """``np.random`` of ``np.random.seed(1)``."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _is_global(node.value):
        return dotted(node.value.func).rpartition(".")[0]
    return ""


def _is_global(call: ast.Call) -> bool:
    """Whether it seeds the generator of a module."""
    generator, _, last = dotted(call.func).rpartition(".")
    if last not in _SEEDS:
        return False
    return last != "seed" or generator.rpartition(".")[2] in ("random", _OF_ALL)


def _drawn(path: str, file: TestFile, generator: str, seeding: Statement | None) -> Iterator[Finding]:
    """Those that draw; if no statement of the module seeds, after the first test that does."""
    drawing: list[str] = []
    places = {generator, *(_made(file) if generator.endswith(_OF_ALL) else ())}
    who, line = ("the file", seeding.line) if seeding else ("", 0)
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)):
            if not seeding and _seeded(statement.first) == generator:
                return  # which was said
            continue
        for function, owner in functions_of(statement):
            called = {dotted(c.func).rpartition(".")[::2] for c in _calls(function)}
            words = {last for place, last in called if place in places}
            test = file.conventions.collects_function(function.name)
            if words & _SEEDS and not test:
                return  # for each test, most likely
            if test and words & _SEEDS:
                who, line = (who, line) if who else (f"{owner}{function.name}", function.lineno)
            elif test and who and words - _APART:
                drawing.append(f"{owner}{function.name}")
    if len(drawing) > (1 if seeding else 0) or (drawing and _draws_itself(file)):
        more = f" and {len(drawing) - 3} more" if len(drawing) > 3 else ""
        verb = "draw" if len(drawing) > 1 else "draws"
        message = f"{', '.join(drawing[:3])}{more} {verb} from {generator}, which {who} seeds once"
        yield finding("S147", message, path=path, line=line)


def _made(file: TestFile) -> Iterator[str]:
    """The names that the module gives to Faker's objects."""
    for statement in file.statements:
        value = getattr(statement.first, "value", None)
        if isinstance(value, ast.Call) and dotted(value.func).rpartition(".")[2] == _OF_ALL:
            yield from statement.binds


def _draws_itself(file: TestFile) -> bool:
    """Whether the file draws, too, when it is imported: so that a test follows on that."""
    return bool(draws_in(file.text, {n: [one.first] for n, one in enumerate(file.statements)}).drawing)


def _calls(function: Function) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))
