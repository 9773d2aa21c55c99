"""Which classes hold tests, told from all files of one side together: a base may stand in another of them.

Where a mixin is in a module of helpers, nothing in a part says that the classes there have tests, nor that
a class that builds on one from there alone has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from splitter.model.conventions import OPEN_BASES, UNTESTED_BASES, Conventions
from splitter.model.statements import Reading, Role

_CLASS = re.compile(r"(?m)^class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:")
_TEST = re.compile(r"(?m)^[ \t]+(?:async[ \t]+)?def[ \t]+test")


class Heirs(NamedTuple):
    """What the classes of all files say of one another, by their names."""

    tested: frozenset[str] = frozenset()
    """Those that a runner collects and that have no tests but from bases, or from what made a base."""
    untested: frozenset[str] = frozenset()
    """Those that no runner collects, for all that they build on is known and nothing of it says so."""


NOBODY = Heirs()
"""Where nothing is known of other files."""


class _Class(NamedTuple):
    bases: frozenset[str]
    """As they are written."""
    holds: bool
    """Whether it has methods that are called as tests are."""
    collected: bool

    def joined(self, other: _Class) -> _Class:
        """What is so of one of two classes of a name."""
        bases, holds, collected = self.bases | other.bases, self.holds or other.holds, self.collected
        return _Class(bases, holds, collected or other.collected)


def heirs(readings: Iterable[Reading], conventions: Conventions) -> Heirs:
    """What becomes of the tests of classes whose bases stand elsewhere."""
    known: dict[str, _Class] = {}
    made: set[str] = set()
    unsaid: dict[str, frozenset[str]] = {}
    for statement in (one for reading in readings for one in reading.statements):
        found = _CLASS.search(statement.text)  # below its decorators, which may have lines of their own
        if found and statement.binds == (found[1],):
            one = _read(found, statement.text, conventions)
            known[found[1]] = known[found[1]].joined(one) if found[1] in known else one
            unsaid[found[1]] = frozenset(map(_last, statement.unsure.bases if statement.unsure else ()))
        elif statement.role is Role.DEFINITION:
            made.update(statement.binds)
    foreign = {name: [b for b in one.bases if _last(b) not in known] for name, one in known.items()}
    opened = {name for name, bases in foreign.items() if any(map(_is_open, bases))}
    unsure = {name for name, bases in foreign.items() if not UNTESTED_BASES.issuperset(map(_last, bases))}
    holding = _with_heirs(known, {name for name, one in known.items() if one.holds})
    collected = _with_heirs(known, opened | {name for name, one in known.items() if one.collected})
    tested = holding & collected | {name for name, bases in unsaid.items() if not made.isdisjoint(bases)}
    return Heirs(
        frozenset(name for name in tested if not known[name].holds),
        frozenset(known.keys() - collected - _with_heirs(known, unsure)),
    )


def _read(found: re.Match[str], text: str, conventions: Conventions) -> _Class:
    words = (word.partition("[")[0].strip() for word in (found[2] or "").split(","))
    bases = frozenset(word for word in words if word)
    return _Class(bases, _TEST.search(text) is not None, conventions.collects_class(found[1]))


def _last(base: str) -> str:
    return base.rpartition(".")[2]


def _is_open(base: str) -> bool:
    return OPEN_BASES.fullmatch(base) is not None or base.endswith("TestCase")


def _with_heirs(known: dict[str, _Class], names: set[str]) -> set[str]:
    """The classes, and all that build on one of them."""
    while more := {
        name for name, one in known.items() if name not in names and names.intersection(map(_last, one.bases))
    }:
        names = names | more
    return names
