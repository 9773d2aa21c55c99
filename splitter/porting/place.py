"""Where a piece of a part stands in the branch's own file, for people who have to look there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from splitter.merging.pieces import Piece
from splitter.text.lines import count_lines


@dataclass(frozen=True)
class Places:
    """The file of a branch."""

    name: str
    """What the branch is called."""
    file: str
    text: str = field(repr=False)

    @property
    def path(self) -> str:
        """The file as people name it there: ``branch:tests/test_big.py``."""
        return f"{self.name}:{self.file}"

    def shown(self, piece: Piece) -> Piece:
        """The piece with its place in that file, if its text is there once more."""
        code = piece.code.rstrip()
        at = self.text.find(code)
        line = 1 + count_lines(self.text, 0, at) if code and at >= 0 else piece.line
        return replace(piece, path=self.path, line=line)
