"""Tests that draw from one generator of random numbers, which the file seeds when it is imported.

A part seeds it too, but fewer tests draw from it before the others do.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.drawing import draws_in
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.asks import FUNCTIONS, Function
from splitter.languages.python.project.lasting import functions_of
from splitter.languages.python.project.modules import dotted
from splitter.model.catalogue import finding
from splitter.model.finding import Finding

_SEED = "seed"
_APART = frozenset({"seed", "RandomState", "default_rng", "Random", "SystemRandom", "Generator", "getstate"})
"""What draws no number from that generator: it is given another one, or its state."""


def drawn_from_one_seed(path: str, file: TestFile) -> Iterator[Finding]:
    """The tests that do, if nothing but the file itself seeds it (``random.seed`` of Python and numpy)."""
    if f".{_SEED}(" not in file.text:
        return
    for statement in file.statements:
        generator = _seeded(statement.first)
        if generator:
            yield from _drawn(path, file, generator, statement.line)


def _seeded(node: ast.stmt) -> str:
    """``np.random`` of ``np.random.seed(1)``."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        generator, _, last = dotted(node.value.func).rpartition(".")
        if last == _SEED and generator.rpartition(".")[2] == "random":
            return generator
    return ""


def _drawn(path: str, file: TestFile, generator: str, line: int) -> Iterator[Finding]:
    drawing: list[str] = []
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)):
            continue
        for function, owner in functions_of(statement):
            called = {dotted(c.func).rpartition(".")[::2] for c in _calls(function)}
            words = {last for place, last in called if place == generator}
            test = file.conventions.collects_function(function.name)
            if _SEED in words and not test:
                return  # for each test, most likely
            if test and _SEED not in words and words - _APART:
                drawing.append(f"{owner}{function.name}")
    if len(drawing) > 1 or (drawing and _draws_itself(file)):
        more = f" and {len(drawing) - 3} more" if len(drawing) > 3 else ""
        message = f"{', '.join(drawing[:3])}{more} draw from {generator}, which the file seeds once"
        yield finding("S147", message, path=path, line=line)


def _draws_itself(file: TestFile) -> bool:
    """Whether the file draws, too, when it is imported: so that a test follows on that."""
    return bool(draws_in(file.text, {n: [one.first] for n, one in enumerate(file.statements)}).drawing)


def _calls(function: Function) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))
