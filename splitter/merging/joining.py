"""Parts and their original, as pieces, to the pieces of one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property

from splitter.languages.language import Language
from splitter.merging import import_lists
from splitter.merging.aligning import aligned
from splitter.merging.classes import is_shared, spared, united
from splitter.merging.pieces import Cut, Piece, blocks_of
from splitter.merging.runners import Runners
from splitter.merging.versions import Conflict, Ledger, distinct, settled
from splitter.merging.weaving import Fabric, Strand
from splitter.model.module import UnitKind
from splitter.model.statements import BlockReading


def joined(
    language: Language, base: Cut, parts: Sequence[Cut], own: Set[str], ledger: Ledger
) -> tuple[Piece, ...]:
    """The original with what became of it in its parts.

    ``parts`` are without their headers. ``own`` are the modules that are parts: what is imported from them
    is in the outcome itself.
    """
    return _Joining(language, base, parts, own, ledger).pieces()


class _Joining:
    def __init__(
        self, language: Language, base: Cut, parts: Sequence[Cut], own: Set[str], ledger: Ledger
    ) -> None:
        self._base, self._parts, self._own, self._ledger = base, parts, own, ledger
        self._language = language
        self._newline = base.module.source.newline
        self._owners = import_lists.owners(base.pieces)
        self._strands = [
            Strand(part.pieces, self._with_imports(part.pieces, aligned(base.pieces, part.pieces, language)))
            for part in parts
        ]
        self._strands = self._with_whole_blocks()
        self._have = [strand.versions() for strand in self._strands]
        there = frozenset().union(*self._have)  # above what went a comment was not only moved
        self._known = frozenset(
            block
            for index, piece in enumerate(base.pieces)
            for block in blocks_of(piece.words)
            if index in there or piece.is_comment or piece.imported
        )
        self._there = {
            alias for part in parts for piece in part.pieces for alias in import_lists.aliases(piece)
        }
        self._more: defaultdict[int, list[str]] = defaultdict(list)
        self._runners = Runners(language, base, parts, self._strands, ledger)

    def _with_imports(self, pieces: Sequence[Piece], found: Sequence[int | None]) -> tuple[int | None, ...]:
        """Import lists are where the first of their names was, and shares of a block where that was."""
        return tuple(
            self._import_at(piece)
            if piece.imported or (index is None and import_lists.is_block(piece))
            else index
            for piece, index in zip(pieces, found, strict=True)
        )

    def _with_whole_blocks(self) -> list[Strand]:
        """The strands with the imports that any part has in a block in each share of it."""
        language, pieces = self._language, self._base.pieces
        read = [import_lists.in_blocks(language, piece) for piece in pieces]
        blocks = {one.frame: at for at, one in enumerate(read) if one and one.imports}
        if not blocks:
            return self._strands
        shares: defaultdict[int, list[BlockReading]] = defaultdict(list)
        found: list[list[int | None]] = []
        for strand in self._strands:
            read = [import_lists.in_blocks(language, piece) for piece in strand.pieces]
            found.append([blocks.get(one.frame) if one else None for one in read])
            for at, one in zip(found[-1], read, strict=True):
                if at is not None and one is not None:
                    shares[at].append(one)
        whole = {
            at: import_lists.united_shares(language, self._base.module, pieces[at], some)
            for at, some in shares.items()
        }
        return [
            Strand(
                tuple(
                    piece if at is None else replace(piece, code=whole[at].code)
                    for piece, at in zip(strand.pieces, places, strict=True)
                ),
                tuple(index if at is None else at for index, at in zip(strand.found, places, strict=True)),
            )
            for strand, places in zip(self._strands, found, strict=True)
        ]

    def _import_at(self, piece: Piece) -> int | None:
        if piece.imported is None:
            return import_lists.block_of(self._language, self._base.pieces, self._base.module, piece)
        return next((self._owners[a] for a in import_lists.aliases(piece) if a in self._owners), None)

    def pieces(self) -> tuple[Piece, ...]:
        fabric = Fabric()
        for strand in self._strands:
            fabric.add(self._with_partly_new(strand), self._base.pieces, self._new)
        self._agree_on_new(fabric)
        rows = [self._settled(index, piece) for index, piece in enumerate(self._base.pieces)]
        return tuple(fabric.pieces(rows, self._newline))

    # What is new

    def _with_partly_new(self, strand: Strand) -> Strand:
        """The strand with a piece of its own for the new names of each import list."""
        pieces: list[Piece] = []
        found: list[int | None] = []
        for piece, index in zip(strand.pieces, strand.found, strict=True):
            pieces.append(piece)
            found.append(index)
            if piece.imported and index is not None:
                rest = import_lists.without(piece, self._owners.keys(), self._newline)
                if rest is not None:
                    pieces.append(replace(rest, gap=""))
                    found.append(None)
        return Strand(tuple(pieces), tuple(found))

    def _new(self, piece: Piece) -> Piece | None:
        """What of a piece that the original has not is to come in."""
        if piece.kind is UnitKind.DOCSTRING or not piece.code.strip():
            return None
        if piece.imported:
            return self._new_import(piece)
        return None if self._runners.is_written(piece) else piece

    def _new_import(self, piece: Piece) -> Piece | None:
        """An import list, unless the names are a part's, or a list of the original takes them."""
        assert piece.imported is not None
        if piece.imported.module.lstrip(".") in self._own:
            return None
        lists = [(n, one) for n, one in enumerate(self._base.pieces) if one.imported]
        at = import_lists.list_from([one for _, one in lists], piece.imported.module)
        if at is None:
            return piece
        index = lists[at][0]
        self._more[index] += [item for item in piece.imported.items if item not in self._more[index]]
        self._ledger.added.append(piece)
        return None

    def _agree_on_new(self, fabric: Fabric) -> None:
        """New definitions of one name must be one."""
        self._join_runners(fabric)
        self._join_imports(fabric)
        named: dict[str, Piece] = {}
        rows = fabric.rows
        lost: set[int] = set()
        for piece in (one for row in rows for one in row):
            self._ledger.added.append(piece)
            first = named.setdefault(piece.name, piece)
            if not piece.name or piece.imported or first is piece or first.path == piece.path:
                continue
            if first.said != piece.said:
                words = f"{piece.name} is new in several parts, and not alike"
                kept = self._ledger.contradiction(Conflict(words, (first, piece)))
                lost.add(id(piece if kept is first else first))
            else:
                lost.add(id(piece))
        for row in rows:
            row[:] = [piece for piece in row if id(piece) not in lost]

    def _join_imports(self, fabric: Fabric) -> None:
        """New import lists of several parts: each name once, those from one module in one list."""
        rows = fabric.rows
        new = [piece for row in rows for piece in row if piece.imported]
        known: set[import_lists.Alias] = set()
        now: dict[int, Piece | None] = {}
        lists: dict[str, Piece] = {}
        for piece in new:
            rest = import_lists.without(piece, known, self._newline)
            known.update(import_lists.aliases(piece))
            now[id(piece)] = rest
            if rest is None or rest.imported is None or not rest.imported.module:
                continue
            first = lists.setdefault(rest.imported.module, piece)
            if first is not piece:
                now[id(first)] = import_lists.lengthened(
                    now[id(first)] or first, rest.imported.items, self._newline
                )
                now[id(piece)] = None
        for row in rows:
            row[:] = [one for piece in row if (one := now.get(id(piece), piece)) is not None]

    def _join_runners(self, fabric: Fabric) -> None:
        """Runners that parts were given, and the original has not: one for all of them."""
        rows = fabric.rows
        runners = [piece for row in rows for piece in row if piece.kind is UnitKind.RUNNER]
        if not runners or self._language.joined is None:
            return
        modules = {part.path: part.module for part in self._parts}
        first = runners[0]
        others = [modules[piece.path] for piece in runners[1:]]
        tests = frozenset(test for part in self._parts for test in part.tests)
        text = self._language.joined(modules[first.path], others, tests, False)[first.unit]
        one = replace(first, lead="", code=text)
        for row in rows:
            row[:] = [piece for piece in row if piece not in runners]
        last = max((n for n, piece in enumerate(self._base.pieces) if not piece.is_comment), default=-1)
        fabric.behind[last].append(one)

    # What the original has

    def _settled(self, index: int, piece: Piece) -> Piece | None:
        if piece.imported:
            return self._settled_import(index, piece)
        if piece.is_comment:
            return self._settled_comment(piece)
        if piece.kind is UnitKind.DOCSTRING:
            return piece
        versions = [one for have in self._have for one in have.get(index, ())]
        if self._runners.is_runner(piece):
            return self._runners.settled(index, piece)
        if not versions:
            self._ledger.removed.append(piece)
            return None
        if piece.everywhere:
            self._check_everywhere(index, piece)
        if import_lists.is_block(piece):
            piece = import_lists.united_block(self._language, self._base.module, piece, versions)
            versions = [replace(one, code=piece.code) for one in versions]
        if is_shared((piece, *versions)) and any(
            one.code.rstrip() != piece.code.rstrip() for one in versions
        ):
            free = self._spared.get(piece.name, frozenset[str]())
            return united(piece, versions, self._ledger, self._newline, free)
        if piece.kind is UnitKind.CONSTANT and len(versions) > 1:
            # `test_code = namedtuple(...)`: a value that only may be a test stands once for its copies.
            self._ledger.superseded += [one for one in versions if one.said == piece.said]
        return settled(piece, versions, self._ledger, self._known)

    @cached_property
    def _spared(self) -> dict[str, frozenset[str]]:
        return spared(self._language, [self._base.module.source])

    def _check_everywhere(self, index: int, piece: Piece) -> None:
        """What acts on all tests of a file must act on those of each part, and alike."""
        pairs = [
            (part, have.get(index)) for part, have in zip(self._parts, self._have, strict=True) if part.tests
        ]
        there = [found[0] for _, found in pairs if found]
        missing = [part for part, found in pairs if not found]
        if there and missing:
            words = f"{_called(piece)} acts on all tests of a file, and {missing[0].path} has it no more"
            self._ledger.contradiction(
                Conflict(
                    words,
                    (there[0], replace(piece, path=missing[0].path, line=1)),
                    "S952",
                    is_definition=False,
                )
            )
        if len(different := distinct(there, None, self._language)) > 1:
            words = f"{_called(piece)} acts on all tests of a file, and was changed in some parts alone"
            self._ledger.contradiction(Conflict(words, tuple(different[:2]), "S952", is_definition=False))

    def _settled_import(self, index: int, piece: Piece) -> Piece | None:
        versions = [one for have in self._have for one in have.get(index, ())]
        names = import_lists.kept_names(piece, self._base.module, self._there)
        kept = import_lists.shortened(piece, names)
        if kept is None and index not in self._more:
            self._ledger.removed.append(piece)
            return None
        kept = replace(kept or piece, lead=import_lists.lead_of(piece, versions, self._known))
        more = self._more.get(index, ())
        return import_lists.lengthened(kept, more, self._newline) if more else kept

    def _settled_comment(self, piece: Piece) -> Piece | None:
        """A comment block stays as long as a part has it anywhere."""
        if not piece.code.strip() or any(piece.code.strip() in part.text for part in self._parts):
            return piece
        if any(block in _plain(part.text) for part in self._parts for block in blocks_of(piece.code)):
            return piece
        self._ledger.removed.append(piece)
        return None


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


def _called(piece: Piece) -> str:
    return piece.name or piece.said.split("\n", 1)[0].strip()[:60]


def everywhere_alone(parts: Sequence[Cut], new: Sequence[Piece]) -> Iterator[Conflict]:
    """New statements that act on all tests of a file, and that not all parts have."""
    paths = {part.path for part in parts if part.tests}
    by_text: defaultdict[str, list[Piece]] = defaultdict(list)
    for part in parts:
        for piece in part.pieces:
            if piece.everywhere and not piece.imported and piece.kind is not UnitKind.RUNNER:
                by_text[piece.said].append(piece)
    for piece in new:
        have = {one.path for one in by_text.get(piece.said, ())}
        if piece.everywhere and piece.said in by_text and (missing := sorted(paths - have)):
            words = f"{_called(piece)} acts on all tests of its file, and would act on those of {missing[0]}"
            there = next(part.pieces[0] for part in parts if part.path == missing[0])
            yield Conflict(words, (piece, replace(there, lead="", code="")), "S952", is_definition=False)
