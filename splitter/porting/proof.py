"""The proof of a part that was brought together: theirs is in it, and ours, but for what is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from splitter.merging.pieces import Cut, Piece
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Severity
from splitter.proving.differences import DifferenceKind, Place
from splitter.proving.proof import Change, prove
from splitter.text.lines import count_lines


def check(
    path: str, data: bytes, sides: Sequence[tuple[Cut, bytes]], gave_way: Sequence[Piece]
) -> Iterator[Finding]:
    """What of the ``sides``, ours and theirs, is not in the outcome, nor gave way to the other's."""
    for side, before in sides:
        conventions = side.module.source.around.conventions
        proof = prove(Change({side.path: before}, {path: data}, conventions=conventions))
        yield from proof.problems
        for one in proof.differences:
            is_error = one.told(allowed=False).severity is Severity.ERROR
            if one.kind is not DifferenceKind.NEW and is_error and not _is_told(one.before, gave_way):
                place = one.before or one.after or Place(path)
                words = f"{one.kind.value}: {one.words}"
                yield finding("S968", words, path=place.path, line=place.line)


def _is_told(place: Place | None, gave_way: Sequence[Piece]) -> bool:
    """Whether it is about a statement that gave way."""
    return place is not None and any(_is_in(place, piece) for piece in gave_way)


def _is_in(place: Place, piece: Piece) -> bool:
    first = piece.line - count_lines(piece.lead)
    last = piece.line + count_lines(piece.code)
    return place.path == piece.path and place.line is not None and first <= place.line <= last
