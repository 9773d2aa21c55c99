"""Import lists of a part: names that the branch adds come, names that it takes away go, the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from splitter.merging import import_lists
from splitter.merging.import_lists import Alias, aliases
from splitter.merging.pieces import Piece
from splitter.text.imports import trimmed


def are_used(names: Iterable[str], users: Iterable[Piece]) -> bool:
    """Whether statements say one of the names."""
    words = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names]
    return any(word.search(piece.code) for piece in users for word in words)


class Change:
    """What becomes of the import lists of a part."""

    def __init__(
        self,
        base: Sequence[Piece],
        ours: Sequence[Piece],
        theirs: Sequence[Piece],
        own: Sequence[Piece],
    ) -> None:
        before, here, there = (_all(pieces) for pieces in (base, ours, theirs))
        fresh = [one for one in theirs if not one.imported and one.said not in {b.said for b in base}]
        self._added = {
            alias
            for alias in there.keys() - here.keys()
            if alias not in before or are_used([there[alias]], fresh)
        }
        bound = {there[alias] for alias in self._added}
        self._gone = {
            alias
            for alias in before.keys() - there.keys()
            if before[alias] in bound or not are_used([before[alias]], own)
        }
        self._base, self._ours, self._theirs = base, ours, theirs
        self._more = self._placed()

    def _placed(self) -> dict[int, list[str]]:
        """Names that come into lists of ours, by number."""
        more: dict[int, list[str]] = {}
        for piece in self._theirs:
            at = self._list_for(piece) if piece.imported else None
            new = [item for alias, item in _items(piece) if alias in self._added]
            if at is not None and new:
                more.setdefault(at, []).extend(new)
        return more

    def _list_for(self, piece: Piece) -> int | None:
        lists = [(number, one) for number, one in enumerate(self._ours) if one.imported]
        at = import_lists.list_from(
            [one for _, one in lists], piece.imported.module if piece.imported else ""
        )
        return None if at is None else lists[at][0]

    def counterpart(self, piece: Piece) -> int | None:
        """The list of ours that has a name of one of theirs, or takes its new ones; by its number."""
        owners = import_lists.owners(self._ours)
        return next((owners[alias] for alias in aliases(piece) if alias in owners), self._list_for(piece))

    def pair(self, piece: Piece) -> tuple[Piece | None, Piece | None]:
        """The list of the base, and that of theirs, that has a name of one of ours."""
        return self._owner(self._base, piece), self._owner(self._theirs, piece)

    def _owner(self, pieces: Sequence[Piece], piece: Piece) -> Piece | None:
        owners = import_lists.owners(pieces)
        return next((pieces[owners[alias]] for alias in aliases(piece) if alias in owners), None)

    def rest(self, piece: Piece, newline: str) -> Piece | None:
        """A list of theirs with the new names that no list of ours takes; ``None`` if there are none."""
        if self._list_for(piece) is not None:
            return None
        return import_lists.without(piece, {one for one in aliases(piece) if one not in self._added}, newline)

    def settled(self, piece: Piece, newline: str) -> Piece | None:
        """A list of ours with what comes and without what goes; ``None`` if nothing is left."""
        pairs = zip(aliases(piece), piece.imported.bound if piece.imported else (), strict=True)
        names = [bound for alias, bound in pairs if alias not in self._gone]
        number = next(n for n, one in enumerate(self._ours) if one is piece)
        more = self._more.get(number, [])
        if not more:
            return import_lists.shortened(piece, names)
        longer = import_lists.lengthened(piece, more, newline)
        return replace(longer, code=trimmed(longer.code, 0, [*names, *map(_bound, more)]))


def _bound(item: str) -> str:
    return item.rpartition(" as ")[2]


def _all(pieces: Sequence[Piece]) -> dict[Alias, str]:
    """Each name that lists import, and what it is called here."""
    return {
        alias: bound
        for piece in pieces
        if piece.imported
        for alias, bound in zip(aliases(piece), piece.imported.bound, strict=True)
    }


def _items(piece: Piece) -> Iterable[tuple[Alias, str]]:
    return zip(aliases(piece), piece.imported.items if piece.imported else (), strict=True)
