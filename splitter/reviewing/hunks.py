"""All that is no move: what is in no part, what is new in one, and what was edited on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from splitter.model.statements import Alias, Role
from splitter.proving.definitions import Side
from splitter.proving.differences import between
from splitter.proving.proof import Matched
from splitter.reviewing.sheets import Block, Fate, Sheet
from splitter.reviewing.tracing import lines_in_text

GONE = {
    Fate.HEADER: "header, replaced",
    Fate.IMPORT: "import, dropped",
    Fate.RUNNER: "runner, shortened",
    Fate.COMMENT: "comment, in no part",
    Fate.TEXT: "in no part",
}
"""What is said of lines of an original that went nowhere."""

REWRITTEN = "import, written anew"
"""All its names are imported in parts."""

NEW = {
    Fate.HEADER: "header",
    Fate.IMPORT: "imports",
    Fate.RUNNER: "runner",
    Fate.COMMENT: "comment",
    Fate.TEXT: "new text",
}

EDITED = "edited"

_ORDER = (*reversed(GONE.values()), REWRITTEN)
"""What matters most comes first."""


@dataclass(frozen=True)
class Hunk:
    """Lines with their signs; the same ones may have come in several files."""

    word: str
    places: tuple[tuple[str, int], ...]
    lines: tuple[str, ...]


def hunks(known: Matched, originals: Sequence[Sheet], parts: Sequence[Sheet]) -> Iterator[Hunk]:
    """What is edited first, then what is gone, then what is new."""
    edited = {
        (one.path, one.line)
        for pair in known.found.pairs
        if pair.before.text != pair.after.text
        for one in (pair.before, pair.after)
    }
    yield from _edited(known)
    words = gone_words(known, originals)
    gone = [
        Hunk(words[place], (place,), tuple(_signed("-", block)))
        for sheet in originals
        for block in sheet.blocks
        if (place := (sheet.path, block.line)) in words and not _is_of(block, sheet, edited)
    ]
    yield from sorted(gone, key=lambda hunk: _ORDER.index(hunk.word))
    found: defaultdict[tuple[str, tuple[str, ...]], list[tuple[str, int]]] = defaultdict(list)
    for sheet in parts:
        for block in sheet.blocks:
            if not block.links and block.fate in NEW and not _is_of(block, sheet, edited):
                found[NEW[block.fate], tuple(_signed("+", block))].append((sheet.path, block.line))
    order = list(NEW.values())
    for (word, lines), places in sorted(found.items(), key=lambda pair: -order.index(pair[0][0])):
        yield Hunk(word, tuple(places), lines)


def gone_words(known: Matched, originals: Sequence[Sheet]) -> dict[tuple[str, int], str]:
    """Why the blocks of originals that are in no part are in none, by file and line."""
    kept = frozenset(
        alias for path in known.part & known.after.keys() for alias in _aliases(known.after[path])
    )
    return {
        (sheet.path, block.line): _gone_word(block, known.before[sheet.path], kept)
        for sheet in originals
        for block in sheet.blocks
        if not block.links and block.fate in GONE
    }


def _gone_word(block: Block, side: Side, kept: frozenset[Alias]) -> str:
    if block.fate is not Fate.IMPORT:
        return GONE[block.fate]
    end = block.line + len(block.lines)
    names = [
        alias
        for one in side.reading.statements
        if one.line < end and block.line < one.line + lines_in_text(one.text)
        for alias in one.imports
    ]
    return REWRITTEN if names and kept.issuperset(names) else GONE[block.fate]


def _aliases(side: Side) -> Iterator[Alias]:
    for statement in side.reading.statements:
        if statement.role is Role.IMPORT:
            yield from statement.imports


def _edited(known: Matched) -> Iterator[Hunk]:
    seen: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for pair in known.found.pairs:
        if pair.before.text != pair.after.text and pair.after.path in known.part:
            diff = between(pair.before, pair.after)
            seen.setdefault((pair.before.name, diff), []).append((pair.after.path, pair.after.line))
    for (name, diff), places in seen.items():
        lines = tuple(line for line in diff.split("\n") if not line.startswith("@@"))
        yield Hunk(f"{EDITED}: {name}", tuple(places), lines)


def _is_of(block: Block, sheet: Sheet, places: set[tuple[str, int]]) -> bool:
    return block.owner is not None and (sheet.path, block.owner.line) in places


def _signed(sign: str, block: Block) -> Iterator[str]:
    lines = list(block.lines)
    while lines and not lines[-1].strip():
        lines.pop()
    return (f"{sign}{line}" for line in lines)
