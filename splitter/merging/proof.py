"""The proof of a merge: the one for anybody's move of tests, from the parts to the file that they became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from splitter.merging.pieces import Piece
from splitter.merging.versions import Ledger
from splitter.model.catalogue import finding
from splitter.model.conventions import Conventions
from splitter.model.finding import Finding
from splitter.proving.differences import Difference, DifferenceKind, Place
from splitter.proving.proof import Change, prove
from splitter.text.lines import count_lines

_RUNS = (DifferenceKind.DISABLED, DifferenceKind.ENABLED)


@dataclass(frozen=True)
class Original:
    """What the parts were made of, and those of them that nobody has touched since."""

    data: bytes
    untouched: frozenset[str]


def check(
    path: str,
    data: bytes,
    before: Mapping[str, bytes],
    conventions: Conventions,
    ledger: Ledger,
    original: Original | None,
) -> Iterator[Finding]:
    """What of the parts is not in the outcome as it was, but for what the merge has told.

    ``before`` are the parts, blank where their headers are, which the outcome is not to have.
    """
    proof = prove(Change(before, {path: data}, conventions=conventions))
    yield from proof.problems
    seeming = [
        one for one in proof.differences if one.kind in _RUNS and original and _is_whole(one, original)
    ]
    real = _real(path, data, conventions, original) if seeming and original else set()
    for one in proof.differences:
        if not _is_told(one, ledger) and (one not in seeming or one.after in real):
            place = one.before or one.after or Place(path)
            yield finding("S959", f"{one.kind.value}: {one.words}", path=place.path, line=place.line)


def _is_whole(one: Difference, original: Original) -> bool:
    """Whether it is about a part that is as the split wrote it."""
    return one.before is not None and one.before.path in original.untouched


def _real(path: str, data: bytes, conventions: Conventions, original: Original) -> set[Place | None]:
    """The tests that do not run as they did in the original itself.

    Whether a class is collected depends on its bases, and in a part those may be imported.
    """
    proof = prove(Change({path: original.data}, {path: data}, conventions=conventions))
    return {one.after for one in proof.differences if one.kind in _RUNS}


def _is_told(one: Difference, ledger: Ledger) -> bool:
    """Whether it is about a version that gave way to another one."""
    return one.before is not None and any(_is_in(one.before, piece) for piece in ledger.superseded)


def _is_in(place: Place, piece: Piece) -> bool:
    first = piece.line - count_lines(piece.lead)
    last = piece.line + count_lines(piece.code)
    return place.path == piece.path and place.line is not None and first <= place.line <= last
