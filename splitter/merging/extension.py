"""What a split added to a file of fixtures that was there: as a part, which goes back with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from splitter.languages import source_of
from splitter.languages.language import Language
from splitter.merging import import_lists
from splitter.merging.import_lists import Alias
from splitter.merging.pieces import Piece, cut, joined
from splitter.model.module import Source, UnitKind
from splitter.model.references import Edit
from splitter.project.top import top_or_folder
from splitter.reading.source import encode

_WORD = re.compile(r"\w+")


def edit_of(language: Language, path: Path, edits: Sequence[Edit]) -> Edit | None:
    """What becomes of the folder's file of fixtures when the split of ``path`` is taken back, if anything."""
    folder = path.parent.resolve()
    name = language.sharing.fixtures_file if language.sharing else ""
    where = (folder / name).relative_to(top_or_folder(folder)).as_posix() if name else ""
    changed = (edit for edit in edits if edit.before is not None and edit.after is not None)
    return next((edit for edit in changed if edit.path == where), None)


def added_by(language: Language, base: Source, edit: Edit) -> Source | None:
    """The statements that go with the edit, as a file of their own; none if they are not the ``base``'s."""
    assert language.sharing is not None
    assert edit.before is not None
    assert edit.after is not None
    path = str(Path(base.path).with_name(language.sharing.fixtures_file))
    now, then = (replace(source_of(path, data), around=base.around) for data in (edit.before, edit.after))
    left = {piece.said for piece in cut(language, then).pieces}
    pieces = cut(language, now).pieces
    own = [piece for piece in pieces if not piece.imported and piece.said not in left]
    names = {name for piece in own for name in piece.names}
    is_fixture = any(piece.kind is UnitKind.FIXTURE for piece in own)
    whole = cut(language, base)
    if not is_fixture or not names <= whole.bound:
        return None
    known = {alias for piece in whole.pieces for alias in import_lists.aliases(piece)}
    words = {word for piece in own for word in _WORD.findall(piece.code)}
    text = joined([*_imports(pieces, known, words, now.newline), *own])
    return replace(now, text=text, data=encode(now, text))


def _imports(pieces: Sequence[Piece], known: Set[Alias], words: Set[str], newline: str) -> Iterator[Piece]:
    """What the file imports as the original did, and what was added uses: the file may have had it before."""
    for piece in pieces:
        if piece.imported:
            pairs = zip(import_lists.aliases(piece), piece.imported.bound, strict=True)
            others = {alias for alias, bound in pairs if alias not in known or bound not in words}
            yield from filter(None, [import_lists.without(piece, others, newline)])
