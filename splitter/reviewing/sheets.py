"""A file of either side as blocks: neighbouring lines that have the same fate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from splitter.model.statements import Role
from splitter.proving.definitions import Definition, Side
from splitter.reviewing.tracing import Spot, Trace, extent, lines_in_text


class Fate(str, Enum):
    """What became of a line, or where a line is from; in words for people."""

    MOVED = "moved"
    COPIED = "copied"
    HEADER = "header"
    IMPORT = "import"
    RUNNER = "runner"
    COMMENT = "comment"
    BLANK = "blank"
    TEXT = "text"
    """Of a definition: lost, edited, or new."""


@dataclass(frozen=True)
class Block:
    """Lines of a file that went, or came, together."""

    line: int
    """Its first, counted from 1."""
    lines: tuple[str, ...]
    fate: Fate
    owner: Definition | None = None
    """The definition that they belong to."""
    links: tuple[Spot, ...] = ()
    """Where its first line is on the other side; several for what is copied."""


@dataclass(frozen=True)
class Sheet:
    """A whole file in blocks."""

    path: str
    lines: int
    blocks: tuple[Block, ...]
    counts: Counter[Fate]
    """Its lines of each fate."""


def before_sheet(side: Side, trace: Trace) -> Sheet:
    """An original: where its lines went, its home first."""
    path = side.path
    links = [tuple(trace.goals.get((path, n), ())) for n in range(len(trace.before[path]))]
    fates = _fates(side, trace.before[path], [bool(found) for found in links])
    return _sheet(side, trace.before[path], fates, links)


def after_sheet(side: Side, trace: Trace) -> Sheet:
    """A part: where its lines are from, and whether they are copies."""
    path, origins = side.path, trace.origins[side.path]
    links: list[tuple[Spot, ...]] = [(spot,) if spot else () for spot in origins]
    fates = _fates(side, trace.after[path], [bool(found) for found in links])
    roles = _roles(side)
    for number, fate in enumerate(fates):
        if fate is Fate.MOVED and not trace.is_home(path, number):
            is_blank = not trace.after[path][number].strip()
            fates[number] = Fate.BLANK if is_blank and number not in roles else Fate.COPIED
            if roles.get(number) is Role.IMPORT:
                fates[number] = Fate.IMPORT
    return _sheet(side, trace.after[path], fates, links)


def _fates(side: Side, lines: Sequence[str], known: Sequence[bool]) -> list[Fate]:
    """``known`` says of each line whether it is on the other side, too."""
    roles = _roles(side)
    first = min((n for n, role in roles.items() if role is not Role.DOCSTRING), default=len(lines))
    return [
        Fate.MOVED if there else _unmoved(line, roles.get(number), number < first)
        for number, (line, there) in enumerate(zip(lines, known, strict=True))
    ]


def _unmoved(line: str, role: Role | None, is_above: bool) -> Fate:
    if role is Role.DOCSTRING:
        return Fate.HEADER
    if not line.strip():
        return Fate.BLANK
    if role is None:
        return Fate.HEADER if is_above else Fate.COMMENT
    return {Role.IMPORT: Fate.IMPORT, Role.RUNNER: Fate.RUNNER}.get(role, Fate.TEXT)


def _roles(side: Side) -> dict[int, Role]:
    found: dict[int, Role] = {}
    for one in side.reading.statements:
        start = one.line - 1
        found.update(dict.fromkeys(range(start, start + lines_in_text(one.text)), one.role))
    return found


def _owners(side: Side, lines: Sequence[str]) -> dict[int, Definition]:
    """The definition that each line belongs to; the comment directly above it belongs to it, too."""
    found: dict[int, Definition] = {}
    for one in side.definitions:
        start, end = extent(one)
        while start and lines[start - 1].lstrip().startswith("#") and start - 1 not in found:
            start -= 1
        for number in range(start, end):
            found.setdefault(number, one)
    return found


def _sheet(
    side: Side, lines: Sequence[str], fates: Sequence[Fate], links: Sequence[tuple[Spot, ...]]
) -> Sheet:
    belongs = _owners(side, lines)
    keys = _keys(lines, fates, links, belongs)
    blocks = [
        _block([number for _, number in group], lines, fates, links, belongs)
        for _, group in groupby(((key, number) for number, key in enumerate(keys)), key=lambda pair: pair[0])
    ]
    return Sheet(side.path, len(lines), tuple(blocks), Counter(fates))


_Key = tuple[object, object, object]


def _keys(
    lines: Sequence[str],
    fates: Sequence[Fate],
    links: Sequence[tuple[Spot, ...]],
    belongs: Mapping[int, Definition],
) -> list[_Key]:
    """What the lines of a block have in common: fate, way and owner.

    A blank line goes with what is above it, or else below it, if it went the same way.
    """
    found: list[_Key] = []
    for number, fate in enumerate(fates):
        owner = belongs.get(number)
        way = tuple((path, line - number) for path, line in links[number])
        found.append((fate, way, (owner.name, owner.line) if owner else None))
    between = [n for n, line in enumerate(lines) if not line.strip() and n not in belongs]
    for number in between:
        if number and (fates[number] is Fate.BLANK or found[number][:2] == found[number - 1][:2]):
            found[number] = found[number - 1]
    for number in reversed(between):
        if number + 1 < len(found) and found[number][:2] == found[number + 1][:2]:
            is_alone = not number or found[number] != found[number - 1]
            found[number] = found[number + 1] if is_alone else found[number]
    return found


def _block(
    numbers: Sequence[int],
    lines: Sequence[str],
    fates: Sequence[Fate],
    links: Sequence[tuple[Spot, ...]],
    belongs: Mapping[int, Definition],
) -> Block:
    first = numbers[0]
    return Block(
        line=first + 1,
        lines=tuple(lines[number] for number in numbers),
        fate=fates[first],
        owner=belongs.get(first),
        links=links[first],
    )
