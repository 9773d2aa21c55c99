"""Which piece of a version is which of another: as merges pair them, then what is alike."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from splitter.languages.language import Language
from splitter.merging.aligning import Alignment, aligned
from splitter.merging.pieces import Piece
from splitter.model.module import UnitKind

_ALIKE = 0.6
"""The share of text that two must have in common which no name pairs."""


def paired(base: Sequence[Piece], other: Sequence[Piece], language: Language) -> Alignment:
    """For each piece its number in ``base``; import lists are left out, as in merges."""
    found = list(aligned(base, other, language))
    taken = {index for index in found if index is not None}
    free = [n for n, one in enumerate(base) if n not in taken and not one.imported and one.code.strip()]
    for at, piece in enumerate(other):
        if found[at] is not None or piece.imported or not piece.code.strip():
            continue
        index = next((n for n in free if _are_alike(base[n], piece)), None)
        if index is not None:
            found[at] = index
            free.remove(index)
    return tuple(found)


def _are_alike(one: Piece, other: Piece) -> bool:
    """Whether two without a name are one, before a change and after it."""
    if one.kind is not other.kind or one.tests or other.tests:
        return False
    if one.kind is UnitKind.DOCSTRING:
        return True
    if one.names and other.names and not one.is_comment:
        return not set(one.names).isdisjoint(other.names)
    matcher = SequenceMatcher(None, one.said, other.said, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
