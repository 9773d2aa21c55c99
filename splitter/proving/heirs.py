"""Classes that have all their tests from bases, which may stand in another of the files.

Where a mixin is in a module of helpers, nothing in a part says that the classes there have tests. All files
of one side are looked at together, so that such a class is a test of its own on both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from splitter.model.conventions import OPEN_BASES, Conventions
from splitter.model.statements import Reading

_CLASS = re.compile(r"(?:@[^\n\r]*[\r\n]+)*class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:")
_TEST = re.compile(r"(?m)^[ \t]+(?:async[ \t]+)?def[ \t]+test")


class _Class(NamedTuple):
    bases: frozenset[str]
    holds: bool
    """Whether it has methods that are called as tests are."""
    collected: bool


def heirs(readings: Iterable[Reading], conventions: Conventions) -> frozenset[str]:
    """The names of classes that a runner collects and that have no tests but from bases."""
    known: dict[str, _Class] = {}
    for reading in readings:
        for statement in reading.statements:
            if found := _CLASS.match(statement.text):
                known[found[1]] = _read(found, statement.text, conventions)
    holding = _with_heirs(known, {name for name, one in known.items() if one.holds})
    collected = _with_heirs(known, {name for name, one in known.items() if one.collected})
    return frozenset(name for name in holding & collected if not known[name].holds)


def _read(found: re.Match[str], text: str, conventions: Conventions) -> _Class:
    words = [word.strip() for word in (found[2] or "").split(",")]
    is_open = any(OPEN_BASES.fullmatch(word) or word.endswith("TestCase") for word in words)
    bases = frozenset(word.rpartition(".")[2] for word in words)
    return _Class(bases, _TEST.search(text) is not None, is_open or conventions.collects_class(found[1]))


def _with_heirs(known: dict[str, _Class], names: set[str]) -> set[str]:
    """The classes, and all that build on one of them."""
    while more := {name for name, one in known.items() if name not in names and one.bases & names}:
        names = names | more
    return names
