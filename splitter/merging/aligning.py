"""Which piece of a part is which piece of the original: by its text, else by its name."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import partial

from splitter.languages.language import Language
from splitter.merging.pieces import Piece
from splitter.merging.versions import essence
from splitter.model.module import UnitKind

Alignment = tuple[int | None, ...]
"""For each piece of a part its number in the original; ``None`` for what is new."""

_NAMED = (UnitKind.TEST, UnitKind.HELPER, UnitKind.FIXTURE, UnitKind.CONSTANT, UnitKind.RUNNER)


def aligned(base: Sequence[Piece], part: Sequence[Piece], language: Language) -> Alignment:
    """Pairs in order as far as they can be: equal texts first, then equal names, then all that they bind.

    At last come statements that bind nothing, in another layout.

    Import lists are left out: their names are looked at one by one.
    """
    found: list[int | None] = [None] * len(part)
    taken: set[int] = set()
    for key in (_whole, _code, _name, _bound, partial(_layout, language)):
        _match(base, part, key, found, taken)
    return tuple(found)


def _match(
    base: Sequence[Piece],
    part: Sequence[Piece],
    key: Callable[[Piece], Hashable],
    found: list[int | None],
    taken: set[int],
) -> None:
    """Pairs what is left on both sides and has the same key: the next of that key, else the first."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, piece in enumerate(base):
        if index not in taken and piece.imported is None:
            places[key(piece)].append(index)
    places.pop(None, None)
    last = -1
    for number, piece in enumerate(part):
        here = found[number]
        if here is None and piece.imported is None and (free := places.get(key(piece))):
            at = bisect_right(free, last)
            here = found[number] = free.pop(at if at < len(free) else 0)
            taken.add(here)
        if here is not None:
            last = here


def _whole(piece: Piece) -> Hashable:
    return (piece.is_comment, piece.said) if piece.said else None


def _code(piece: Piece) -> Hashable:
    return None if piece.is_comment else piece.code.rstrip()


def _name(piece: Piece) -> Hashable:
    if piece.kind is UnitKind.RUNNER and not piece.name:
        return UnitKind.RUNNER
    return piece.name if piece.name and piece.kind in _NAMED else None


def _bound(piece: Piece) -> Hashable:
    """For a block, ``try: import ...``, that a formatter went over."""
    return (piece.kind, frozenset(piece.names)) if piece.names and piece.kind not in _NAMED else None


def _layout(language: Language, piece: Piece) -> Hashable:
    if piece.names or piece.is_comment or language.anatomy is None:
        return None
    found = essence(piece, language)
    return found if isinstance(found, Hashable) else None
