"""Names that would mean something else once the statements of several files stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from splitter.languages.language import Language
from splitter.merging.pieces import Cut, Piece
from splitter.merging.versions import Conflict
from splitter.model.module import UnitKind
from splitter.model.statements import Role, Unsound

_IMPORT = re.compile(r"^[ \t]+(?:from[ \t]+\S+[ \t]+)?import\b(?:[ \t]*\([^)]*\)|[^\n]*)", re.MULTILINE)
_MADE = r"\b(?:var|let|for|alias|comptime|fn|def|struct|class)[ \t]+{0}\b"


def captured(language: Language, parts: Sequence[Cut], new: Sequence[Piece]) -> Iterator[Conflict]:
    """What a part uses from elsewhere (a builtin, a fixture of a conftest), and another part binds.

    ``new`` are the pieces of the outcome whose names not all parts know already.
    """
    binders: dict[str, Piece] = {name: piece for piece in new for name in piece.names}
    fixtures = {name for piece in new if piece.kind is UnitKind.FIXTURE for name in piece.names}
    for part in parts:
        foreign = {
            name: one for name, one in binders.items() if name not in part.bound and one.path != part.path
        }
        if foreign:
            yield from _used(language, part, foreign, fixtures & foreign.keys())


def _used(
    language: Language, part: Cut, foreign: Mapping[str, Piece], fixtures: Set[str]
) -> Iterator[Conflict]:
    reading = language.reread(part.module.source.data)
    lines = {piece.line: piece for piece in part.pieces}
    for statement in reading.statements:
        if statement.role in (Role.IMPORT, Role.DOCSTRING, Role.RUNNER):
            continue
        try:
            used = statement.may_read_of(foreign.keys()) | (statement.requests & fixtures)
        except Unsound:
            continue
        here = lines.get(statement.line)
        for name in sorted(used):
            if here is not None and not _is_own(name, here.code):
                words = f"{name} in {here.name or 'a statement'} would be the one of {foreign[name].path}"
                yield Conflict(words, (here, foreign[name]), "S953", is_definition=False)


def _is_own(name: str, code: str) -> bool:
    """Whether a statement binds the name itself, further inside."""
    if any(re.search(rf"\b{re.escape(name)}\b", found[0]) for found in _IMPORT.finditer(code)):
        return True
    return re.search(_MADE.format(re.escape(name)), code) is not None
