"""One module for the helpers that several parts need: which units may live there, and what it is called.

Without it each part has a copy. What a part takes from the module it imports by name, so a unit moves
only if whoever reads its names gets the same from an import: it is a definition or a constant, nothing
changes it, nothing of it is kept in every part, and all that it needs moves too or is imported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from fnmatch import fnmatchcase
from pathlib import PurePath

from splitter.dependencies import Bindings
from splitter.model import Unit, UnitKind
from splitter.naming import FRAME

CHOICES = ("copy", "module")
"""What ``--helpers`` takes."""

_MOVABLE = (UnitKind.HELPER, UnitKind.CONSTANT)


def shared_units(bindings: Bindings, holds: Iterable[Set[int]]) -> frozenset[int]:
    """The units that more than one part holds and that may be imported instead.

    ``holds`` are the units of each part, by index. What a chosen unit needs is chosen with it.
    """
    units = bindings.module.units
    count = Counter(index for held in holds for index in held)
    changed = frozenset(name for unit in units for name in unit.writes)
    chosen = {
        index
        for index, parts in count.items()
        if parts > 1
        and units[index].kind in _MOVABLE
        and not units[index].everywhere
        and changed.isdisjoint(units[index].names)
    }
    while True:
        stuck = {index for index in chosen if not _whole(bindings, index, chosen)}
        if not stuck:
            return frozenset(chosen)
        chosen -= stuck


def _whole(bindings: Bindings, index: int, chosen: Set[int]) -> bool:
    """Whether all that a unit needs, and all that binds its names, moves with it or is imported."""
    units = bindings.module.units
    needed = bindings.closure([index])
    binders = {other for name in units[index].names for other in bindings.binders[name]}
    return binders <= chosen and all(i in chosen or units[i].kind is UnitKind.IMPORT for i in needed)


def borrowed_names(units: Sequence[Unit], shared: Set[int], needed: Set[str]) -> tuple[str, ...]:
    """The names that a part takes from the module, in the original's order."""
    names = (name for index in sorted(shared) for name in units[index].names if name in needed)
    return tuple(dict.fromkeys(names))


def module_name(original: str, test_files: Sequence[str]) -> str:
    """``test_math.mojo`` -> ``math_helpers.mojo``: a file that no runner takes for a test file."""
    path = PurePath(original)
    words = [word for word in path.stem.split("_") if word and word.lower() not in FRAME]
    plain = "_".join([*words, "helpers"]) + path.suffix
    taken = any(fnmatchcase(plain, pattern) for pattern in test_files)
    return f"helpers_of_{plain}" if taken or not plain[0].isalpha() else plain
