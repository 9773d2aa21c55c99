"""What can't be decided from the text, or would go wrong in a part: said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from splitter.findings import finding
from splitter.languages.python.facts import Fact
from splitter.model import Finding, Source, Unit, UnitKind

_MAKERS = frozenset({"globals", "exec", "vars", "locals"})
"""Calls by which a module-level statement can define tests under names that are not in the text."""


def hazards(
    source: Source, facts: Sequence[Fact], units: Sequence[Unit], objects: Collection[str]
) -> Iterator[Finding]:
    """Everything to say about a file; ``objects`` are the names that it defines itself."""
    yield from _made_tests(source, facts, units)
    yield from _own_name(source, facts, objects)
    yield from _imported_tests(source, units)


def _made_tests(source: Source, facts: Sequence[Fact], units: Sequence[Unit]) -> Iterator[Finding]:
    """``globals()[name] = make(...)`` in a loop: twisted builds its TestCase classes per reactor so."""
    acting = {unit.line for unit in units if unit.kind is UnitKind.ACTION}
    for fact in facts:
        line = fact.stretch.line
        if line in acting and fact.names.calls & _MAKERS:
            yield finding("S106", "a module-level statement may make tests", path=source.path, line=line)


def _own_name(source: Source, facts: Sequence[Fact], objects: Collection[str]) -> Iterator[Finding]:
    """Strings that name this module: ``mock.patch("pkg.tests.test_big.helper")`` would miss its mark."""
    stem = source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    if f"{stem}." not in source.text:
        return
    pattern = re.compile(rf"[\"'](?:[\w.]+\.)?{re.escape(stem)}\.([^\W\d]\w*)")
    for fact in facts:
        for text in fact.names.strings:
            match = pattern.match(text)
            if match and match[1] in objects:
                message = f"a string names this module: {text}"
                yield finding("S107", message, path=source.path, line=fact.stretch.line)
                break


def _imported_tests(source: Source, units: Sequence[Unit]) -> Iterator[Finding]:
    """Tests that are imported are collected here too, and would be in every part that imports them."""
    for unit in units:
        for name in unit.imports:
            if name.bound.startswith("test_") and not name.used:
                message = f"{name.bound} is imported and collected here"
                yield finding("S108", message, path=source.path, line=unit.line)
