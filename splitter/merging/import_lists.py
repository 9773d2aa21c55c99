"""Import lists made one again: each name once, in the file's own style."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from splitter.languages.language import Language
from splitter.merging.pieces import Piece, blocks_of
from splitter.model.module import Module, UnitKind
from splitter.model.plan import Part
from splitter.model.statements import BlockReading
from splitter.text.imports import Imported, extended, import_of, trimmed

Alias = tuple[str, str]
"""A module (empty for ``import a``), and a name of it as it is written: ``a as b``."""


_BLOCK = re.compile(r"(?:if|try|with)\b")


def aliases(piece: Piece) -> list[Alias]:
    """The names of an import list."""
    return [(piece.imported.module, item) for item in piece.imported.items] if piece.imported else []


def owners(base: Sequence[Piece]) -> dict[Alias, int]:
    """The import list of the original that each name stands in, the first if there are several."""
    found: dict[Alias, int] = {}
    for index, piece in enumerate(base):
        for alias in aliases(piece):
            found.setdefault(alias, index)
    return found


def kept_names(piece: Piece, module: Module, there: Set[Alias]) -> list[str]:
    """The bound names of an original's list that stay: what a part has, and what nothing ever used."""
    assert piece.imported is not None
    unused = _unused(piece, module)
    pairs = zip(aliases(piece), piece.imported.bound, strict=True)
    return [bound for alias, bound in pairs if alias in there or bound in unused]


def _unused(piece: Piece, module: Module) -> set[str]:
    return {one.bound for one in module.units[piece.unit].imports if not one.used}


def in_blocks(language: Language, piece: Piece) -> BlockReading | None:
    """The imports in the blocks of another statement, ``try: import a``, and the rest of it."""
    if piece.kind not in (UnitKind.CONSTANT, UnitKind.ACTION) or not _BLOCK.match(piece.code):
        return None
    statements = language.reread(piece.code.encode()).statements
    return statements[0].block if len(statements) == 1 else None


def united_shares(language: Language, module: Module, piece: Piece, shares: Sequence[BlockReading]) -> Piece:
    """A statement with those of the imports in its blocks that a part has, and what nobody may do without."""
    whole = in_blocks(language, piece)
    there = {one for share in shares for one in share.imports}
    gone = {one.alias.bound for one in whole.imports if one not in there} if whole else set()
    names = [one.bound for one in module.units[piece.unit].imports]
    if gone.isdisjoint(names):
        return piece
    return _block_with(language, module, piece, [name for name in names if name not in gone])


def is_block(piece: Piece) -> bool:
    """Whether it holds imports and is no plain list, as what stands below ``if TYPE_CHECKING:``."""
    return piece.kind is UnitKind.IMPORT and piece.imported is None


def block_of(language: Language, base: Sequence[Piece], module: Module, share: Piece) -> int | None:
    """The block of the original that a part has a share of, as a split writes that: without some names."""
    for index, piece in enumerate(base):
        if is_block(piece) and share.names and set(share.names) <= set(piece.names):
            code = _block_with(language, module, piece, share.names).code
            if code.rstrip() == share.code.rstrip():
                return index
    return None


def united_block(language: Language, module: Module, piece: Piece, shares: Sequence[Piece]) -> Piece:
    """The block with the names that a part has, and those that nothing ever used."""
    there = _unused(piece, module).union(*(share.names for share in shares))
    return _block_with(language, module, piece, [name for name in piece.names if name in there])


def _block_with(language: Language, module: Module, piece: Piece, names: Sequence[str]) -> Piece:
    if len(names) == len(piece.names):
        return piece
    part = Part("", "", "", "", (), (), imports={piece.unit: tuple(names)})
    code = language.write(module, module.units[piece.unit], part, piece.lead + piece.code)
    return piece if code is None else replace(piece, code=code[len(piece.lead) :])


def shortened(piece: Piece, names: Sequence[str]) -> Piece | None:
    """The list with these names alone; ``None`` if there are none."""
    assert piece.imported is not None
    if len(names) == len(piece.imported.bound):
        return piece
    return replace(piece, code=trimmed(piece.code, 0, names)) if names else None


def list_from(pieces: Sequence[Piece], module: str) -> int | None:
    """Which of these lists takes a new name of a module: the first from there; ``import a`` takes none."""
    modules = (piece.imported.module if piece.imported else "" for piece in pieces)
    return next((number for number, one in enumerate(modules) if module and one == module), None)


def lengthened(piece: Piece, items: Sequence[str], newline: str) -> Piece:
    """The list with more names."""
    return replace(piece, code=extended(piece.code, items, newline))


def without(piece: Piece, known: Set[Alias], newline: str) -> Piece | None:
    """A list of a part with those of its names alone that are new; ``None`` if there are none."""
    assert piece.imported is not None
    new = [
        item for alias, item in zip(aliases(piece), piece.imported.items, strict=True) if alias not in known
    ]
    if not new:
        return None
    if len(new) == len(piece.imported.items):
        return piece
    module = piece.imported.module
    line = import_of(module, new) if module else f"import {', '.join(new)}\n"
    bound = tuple(
        name for alias, name in zip(aliases(piece), piece.imported.bound, strict=True) if alias not in known
    )
    return replace(
        piece,
        lead="",
        code=line.replace("\n", newline),
        names=bound,
        imported=Imported(module, tuple(new), bound),
    )


def lead_of(base: Piece, versions: Sequence[Piece], known: frozenset[str]) -> str:
    """The comments above a list: the original's, unless a part has others."""
    leads = dict.fromkeys(piece.lead for piece in versions)
    changed = [lead for lead in leads if lead != base.lead and not known.issuperset(blocks_of(lead))]
    return changed[0] if changed else base.lead
