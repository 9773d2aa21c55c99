"""Comments that switch a tool off and on again: where the first goes the second goes, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from splitter.model.module import Module, UnitKind

_SWITCHES = (
    (re.compile(r"#\s*fmt:\s*off\b"), re.compile(r"#\s*fmt:\s*on\b")),
    (re.compile(r"#\s*isort:\s*off\b"), re.compile(r"#\s*isort:\s*on\b")),
    (re.compile(r"#\s*yapf:\s*disable\b"), re.compile(r"#\s*yapf:\s*enable\b")),
)


def pairs(module: Module) -> Iterator[tuple[int, int]]:
    """The units whose leading comments switch a tool off, each with the note that switches it on again."""
    text = module.source.text
    for off, on in _SWITCHES:
        if not off.search(text):
            continue
        opener: int | None = None
        for unit in module.units:
            comments = text[unit.start : unit.end if unit.kind is UnitKind.NOTE else unit.head]
            if opener is not None and on.search(comments):
                if unit.kind is UnitKind.NOTE:
                    yield opener, unit.index
                opener = None
            if off.search(comments):
                opener = unit.index
