"""Unused names in parts: those that may act, or be asked for, and those that are left without need.

The proof tells them apart: without one of the first it refuses the parts. What a string of the file may ask
for, since the file evaluates strings, it leaves to the planner.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.model.plan import Plan
from splitter.planning.additions import allowed_additions
from splitter.proof import prove
from splitter.reading.source import encode

_EVALUATING = frozenset({"eval", "exec"})

Place = tuple[str, int, int]
"""Where ruff finds something: the file's name, the line and the column, both from 1."""


def needless(made: Plan, unused: Sequence[Place]) -> list[Place]:
    """Those of the unused names in parts that no string asks for, and that the proof does without."""
    assert made.source is not None
    nodes = [*ast.walk(ast.parse(made.source.data))]
    said = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    if _EVALUATING.isdisjoint(n.id for n in nodes if isinstance(n, ast.Name)):
        said = set()
    asked = {word for text in said for word in re.findall(r"\w+", text)}
    return [place for place in unused if _is_proved_without(made, place, asked)]


def _is_proved_without(made: Plan, place: Place, asked: Set[str]) -> bool:
    language, source = language_of(made.path), made.source
    assert language is not None
    assert source is not None
    allowed = allowed_additions(Settings(), made.parts, source.around)
    name, line, column = place
    return any(
        not prove(
            language,
            source,
            [
                replace(one, text=text, data=encode(source, text)) if one.name == name else one
                for one in made.outputs
            ],
            path=made.path,
            allowed=allowed,
        )
        for output in made.outputs
        if output.name == name
        for text in _without(output.text, line, column, asked)
    )


def _without(text: str, line: int, column: int, asked: Set[str]) -> Iterator[str]:
    """A text without the imported name at a place, if it is not asked for: the import is shorter, or gone."""
    lines = text.splitlines(keepends=True)
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        left = [one for one in node.names if (one.lineno, one.col_offset + 1) != (line, column)]
        gone = [one.asname or one.name for one in node.names if one not in left]
        if gone and asked.isdisjoint(gone):
            start, end = node.lineno - 1, node.end_lineno or 0
            node.names = left
            shorter = " " * node.col_offset + ast.unparse(node) + "\n" if left else ""
            yield "".join([*lines[:start], shorter, *lines[end:]])
