"""A definition that contradicts another one of its name gets a name of its own, where its part uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from splitter.languages.language import Language
from splitter.merging.pieces import Cut, Piece, cut
from splitter.merging.versions import Conflict
from splitter.model.module import Source, UnitKind
from splitter.reading.source import encode
from splitter.text.names import free_places
from splitter.text.strings import PLAIN_STRING

_STRING = re.compile(PLAIN_STRING, re.VERBOSE)


def renamed(
    language: Language, parts: Sequence[Source], conflicts: Sequence[Conflict]
) -> list[Source] | None:
    """The parts with other names for what the first conflict that can be settled so is about.

    ``None`` if there is none: a name that strings or keywords say can't be followed.
    """
    cuts = [cut(language, part) for part in parts]
    words = {word for one in cuts for word in re.findall(r"\w+", one.text)}
    for conflict in conflicts:
        name = conflict.versions[0].name
        later = {piece.path for piece in conflict.versions[1:]} - {conflict.versions[0].path}
        if not conflict.is_definition or not name or not later:
            continue
        chosen = [one for one in cuts if one.path in later]
        if any(_is_told_elsewhere(one, name) for one in chosen) or _imports(cuts, name):
            continue
        found = dict(zip((one.path for one in chosen), _free(name, words), strict=False))
        return [_with(one, name, found[one.path]) if one.path in found else one.module.source for one in cuts]
    return None


def _free(name: str, words: set[str]) -> Iterator[str]:
    return (new for number in count(2) if (new := f"{name}_{number}") not in words)


def _imports(cuts: Sequence[Cut], name: str) -> bool:
    """Whether a part takes the name from elsewhere, be it another part."""
    return any(name in piece.names for one in cuts for piece in one.pieces if piece.imported)


def _is_told_elsewhere(part: Cut, name: str) -> bool:
    """Whether the name stands in a string, or as a keyword, where nobody knows what it means."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for piece in part.pieces:
        if piece.is_comment or piece.kind in (UnitKind.RUNNER, UnitKind.DOCSTRING):
            continue
        if any(_is_call(match[0], word) for match in _STRING.finditer(piece.code)):
            return True
        if re.search(rf"[(,]\s*{re.escape(name)}\s*=(?!=)", piece.code):
            return True
    return False


def _is_call(string: str, word: re.Pattern[str]) -> bool:
    """Whether a string may be the name; one that says it in prose is none."""
    return word.search(string) is not None and len(string.split()) == 1


def _with(part: Cut, name: str, new: str) -> Source:
    """The part with another name for what it defines."""
    source = part.module.source
    text = "".join(_piece(piece, name, new) for piece in part.pieces)
    data = encode(source, text)
    return replace(source, text=text, data=data)


def _piece(piece: Piece, name: str, new: str) -> str:
    if piece.is_comment:
        return piece.text
    code = piece.code
    if piece.kind is UnitKind.RUNNER:
        return piece.gap + piece.lead + re.sub(rf"(?<![\w.]){re.escape(name)}\b", new, code)
    for at, found in reversed(list(free_places(code, 0, len(code)))):
        if found == name and code.startswith(name, at):
            code = code[:at] + new + code[at + len(name) :]
    return piece.gap + piece.lead + code
