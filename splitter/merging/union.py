"""Parts of which nobody knows what they were made of: all that is in them, once, by part and position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from splitter.languages.language import Language
from splitter.merging import import_lists
from splitter.merging.aligning import aligned
from splitter.merging.classes import is_shared, spared, united
from splitter.merging.pieces import Cut, Piece, blocks_of
from splitter.merging.versions import Conflict, Ledger, settled
from splitter.merging.weaving import spaced
from splitter.model.module import UnitKind


@dataclass
class _Row:
    """A piece of the outcome, as each part that has it has it."""

    versions: list[Piece]
    new: bool = False
    more: list[str] = field(default_factory=list)
    """Names that come into an import list."""

    @property
    def piece(self) -> Piece:
        return self.versions[0]


def union(language: Language, parts: Sequence[Cut], own: Set[str], ledger: Ledger) -> tuple[Piece, ...]:
    """The pieces of one file; ``parts`` are without their headers, in order."""
    return _Union(language, parts, own, ledger).pieces()


class _Union:
    def __init__(self, language: Language, parts: Sequence[Cut], own: Set[str], ledger: Ledger) -> None:
        self._language, self._parts, self._own, self._ledger = language, parts, own, ledger
        self._newline = parts[0].module.source.newline
        self._rows = [_Row([piece]) for piece in parts[0].pieces if not self._is_own(piece)]
        self._closing: list[_Row] = []
        while self._rows and (self._rows[-1].piece.kind in (UnitKind.RUNNER, UnitKind.TRAILER)):
            self._closing.insert(0, self._rows.pop())

    def _is_own(self, piece: Piece) -> bool:
        return piece.imported is not None and piece.imported.module.lstrip(".") in self._own

    def pieces(self) -> tuple[Piece, ...]:
        for part in self._parts:
            self._refuse_hidden(part)
        for part in self._parts[1:]:
            self._add(part)
        runners = self._runners()
        rows = [(self._settled(row, runners), row.new) for row in (*self._rows, *self._closing)]
        first, *others = spaced([(piece, new) for piece, new in rows if piece is not None], self._newline)
        return (replace(first, gap=""), *others)

    def _refuse_hidden(self, part: Cut) -> None:
        """Of two tests of one name the later hides the earlier: nobody says which of them is meant."""
        count = Counter(piece.name for piece in part.pieces if piece.tests)
        for name in (name for name, times in count.items() if times > 1):
            versions = tuple(piece for piece in part.pieces if piece.name == name)
            self._ledger.contradiction(
                Conflict(f"{name} is there twice, and the later hides the earlier", versions)
            )

    def _add(self, part: Cut) -> None:
        rows = [*self._rows, *self._closing]
        found = aligned([row.piece for row in rows], part.pieces, self._language)
        names = {row.piece.name: row for row in rows if row.piece.name and not row.piece.imported}
        twice = Counter(piece.name for piece in part.pieces)
        above: list[Piece] = []
        for piece, index in zip(part.pieces, found, strict=True):
            if piece.is_comment:
                above += [piece] if piece.code.strip() else []
            elif piece.imported:
                above = self._headings(above)
                self._import(piece)
            elif piece.kind is UnitKind.DOCSTRING:
                continue
            elif piece.kind is UnitKind.RUNNER:
                above = self._headings(above)
                self._run(piece, index, rows)
            elif index is not None or (piece.name in names and twice[piece.name] == 1):
                above = self._headings(above)
                row = rows[index] if index is not None else names[piece.name]
                row.versions.append(piece)
            else:
                self._rows += [_Row([one], new=True) for one in (*above, piece)]
                above = []
        self._headings(above)

    def _headings(self, above: Sequence[Piece]) -> list[Piece]:
        """Comments above what is there already: those that are not go where they come in their part."""
        known = {
            block
            for row in self._rows
            for block in blocks_of(row.piece.lead + row.piece.code * row.piece.is_comment)
        }
        self._rows += [_Row([one], new=True) for one in above if not known.issuperset(blocks_of(one.code))]
        return []

    def _import(self, piece: Piece) -> None:
        if self._is_own(piece):
            return
        lists = [row for row in self._rows if row.piece.imported]
        known = {alias for row in lists for alias in import_lists.aliases(row.piece)}
        known |= {
            (row.piece.imported.module, item) for row in lists if row.piece.imported for item in row.more
        }
        new = import_lists.without(piece, known, self._newline)
        if new is None or new.imported is None:
            return
        at = import_lists.list_from([row.piece for row in lists], new.imported.module)
        if at is not None:
            lists[at].more += new.imported.items
            return
        last = max((n for n, row in enumerate(self._rows) if row.piece.kind is UnitKind.IMPORT), default=-1)
        tops = (UnitKind.PREAMBLE, UnitKind.DOCSTRING)
        if last < 0:
            last = max((n for n, row in enumerate(self._rows) if row.piece.kind in tops), default=-1)
        if new.imported.module == "__future__":
            last = max((n for n, row in enumerate(self._rows) if row.piece.kind in tops), default=-1)
        self._rows.insert(last + 1, _Row([replace(new, gap="" if last >= 0 else new.gap)], new=True))

    def _run(self, piece: Piece, index: int | None, rows: Sequence[_Row]) -> None:
        row = rows[index] if index is not None else None
        if row is None:
            row = next(
                (one for one in rows if one.piece.kind is UnitKind.RUNNER and one.piece.name == piece.name),
                None,
            )
        if row is None:
            self._closing.append(_Row([piece], new=True))
        else:
            row.versions.append(piece)

    def _runners(self) -> dict[int, str]:
        """The first part's runners with what those of the others run, where the language joins them."""
        if self._language.joined is None:
            return {}
        tests = frozenset(test for part in self._parts for test in part.tests)
        first, *others = [part.module for part in self._parts]
        return dict(self._language.joined(first, others, tests, False))

    def _settled(self, row: _Row, runners: dict[int, str]) -> Piece | None:
        piece = row.piece
        if piece.imported:
            return import_lists.lengthened(piece, row.more, self._newline) if row.more else piece
        if piece.path == self._parts[0].path and piece.unit in runners:
            self._ledger.superseded += row.versions
            return replace(piece, lead="", code=runners[piece.unit])
        if len(row.versions) == 1 or piece.is_comment or piece.kind is UnitKind.DOCSTRING:
            return piece
        if is_shared(row.versions) and len({one.said for one in row.versions}) > 1:
            free = spared(self._language, [part.module.source for part in self._parts])
            return united(None, row.versions, self._ledger, self._newline, free.get(piece.name, frozenset()))
        return settled(None, row.versions, self._ledger, frozenset())
