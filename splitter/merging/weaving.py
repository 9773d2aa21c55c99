"""Pieces of several parts woven into those of the original: each at its place, new ones beside theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from splitter.merging.pieces import Piece
from splitter.model.module import UnitKind

_TOPS = (UnitKind.PREAMBLE, UnitKind.DOCSTRING)
_SET_APART = (UnitKind.TEST, UnitKind.HELPER, UnitKind.FIXTURE)


@dataclass(frozen=True)
class Strand:
    """A part's pieces, and which of the original's each of them is."""

    pieces: tuple[Piece, ...]
    found: tuple[int | None, ...]

    def versions(self) -> dict[int, list[Piece]]:
        """What it has of the original, by number."""
        have: defaultdict[int, list[Piece]] = defaultdict(list)
        for piece, index in zip(self.pieces, self.found, strict=True):
            if index is not None:
                have[index].append(piece)
        return have


@dataclass
class Fabric:
    """Where new pieces go: behind a piece of the original, or directly before one."""

    behind: defaultdict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    before: defaultdict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))

    @property
    def rows(self) -> list[list[Piece]]:
        """What comes at each place, to be changed there."""
        return [*self.behind.values(), *self.before.values()]

    @property
    def new(self) -> Iterator[Piece]:
        """All new pieces."""
        return (piece for row in self.rows for piece in row)

    def add(self, strand: Strand, base: Sequence[Piece], new: Callable[[Piece], Piece | None]) -> None:
        """The new pieces of one part, each run of them behind its neighbour above.

        ``new`` gives what of a piece is new, or nothing. Comments directly above a piece of the original
        stay above that; what follows the imports follows all imports.
        """
        above = -1
        run: list[Piece] = []
        for piece, index in zip(strand.pieces, strand.found, strict=True):
            if index is None:
                if (fresh := new(piece)) is not None:
                    run.append(fresh)
                continue
            self._place(run, above, index, base)
            above, run = index, []
        self._place(run, above, None, base)

    def _place(self, run: list[Piece], above: int, below: int | None, base: Sequence[Piece]) -> None:
        heading: list[Piece] = []
        while below is not None and run and run[-1].is_comment and run[-1].code:
            heading.insert(0, run.pop())
        if heading and below is not None:
            _append_new(self.before[below], heading)
        for piece in run:
            _append_new(self.behind[_anchor(piece, above, base)], [piece])

    def pieces(self, settled: Sequence[Piece | None], newline: str) -> list[Piece]:
        """All of it in order; ``settled`` are the original's pieces as they are now."""
        rows = [(piece, True) for piece in self.behind.get(-1, ())]
        for index, piece in enumerate(settled):
            rows += [(one, True) for one in self.before.get(index, ())]
            if piece is not None:
                opened = bool(rows) and all(is_new for _, is_new in rows)
                rows.append((replace(piece, gap=""), True) if opened and not piece.gap else (piece, False))
            rows += [(one, True) for one in self.behind.get(index, ())]
        return spaced(rows, newline)


def _append_new(row: list[Piece], pieces: Sequence[Piece]) -> None:
    """Adds what is not there yet: several parts may have been given the same."""
    said = [one.said for one in row]
    row += [one for one in pieces if one.is_comment or one.said not in said]


def _anchor(piece: Piece, above: int, base: Sequence[Piece]) -> int:
    """Behind which piece of the original a new one goes."""
    passed = _TOPS if piece.kind is UnitKind.IMPORT else (*_TOPS, UnitKind.IMPORT)
    while above + 1 < len(base) and base[above + 1].kind in passed:
        above += 1
    return above


def spaced(rows: Sequence[tuple[Piece, bool]], newline: str) -> list[Piece]:
    """With a line ending before each piece, and blank lines above what is new and stands apart."""
    done: list[Piece] = []
    for piece, is_new in rows:
        if done and done[-1].text and not done[-1].text.endswith(("\n", "\r")):
            done[-1] = replace(done[-1], code=done[-1].code + newline)
        done.append(replace(piece, gap=_wide(done[-1], piece, newline)) if done and is_new else piece)
    return done


def _wide(previous: Piece, piece: Piece, newline: str) -> str:
    """The blank lines above a new piece: its own, and two where definitions meet, in a class one."""
    if previous.kind is UnitKind.BANNER or not {previous.kind, piece.kind}.intersection(_SET_APART):
        return piece.gap
    fewest = 1 if piece.code[:1] in (" ", "\t") else 2
    endings = piece.gap.count("\n") or piece.gap.count("\r")
    return piece.gap if endings >= fewest else fewest * newline
