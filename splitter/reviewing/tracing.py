"""Which line of a part is which line of an original: by definitions, statements, then neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from splitter.languages import source_of
from splitter.model.finding import Refused
from splitter.model.statements import Role
from splitter.proving.definitions import Definition
from splitter.proving.pairing import Pairing
from splitter.proving.proof import Matched

_END = re.compile(r"\r\n|\n|\r")

Spot = tuple[str, int]
"""A file, and a line of it, counted from 0."""


@dataclass(frozen=True)
class Trace:
    """Both sides' lines, and where each line of after is from; what has no line there is new."""

    before: Mapping[str, Sequence[str]]
    after: Mapping[str, Sequence[str]]
    origins: Mapping[str, Sequence[Spot | None]]
    goals: Mapping[Spot, Sequence[Spot]] = field(repr=False)
    """The same the other way round: a line that is copied has several, its home first."""

    def is_home(self, path: str, line: int) -> bool:
        """Whether a line of after is the one that its original moved to; the others are copies."""
        origin = self.origins[path][line]
        return origin is not None and self.goals[origin][0] == (path, line)


def traced(known: Matched, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Trace:
    """All lines of the files that take part."""
    old = {path: lines_of(path, before[path]) for path in before if path in known.part}
    new = {path: lines_of(path, after[path]) for path in after if path in known.part}
    origins: dict[str, list[Spot | None]] = {path: [None] * len(lines) for path, lines in new.items()}
    for pair in (*known.found.pairs, *known.found.copies):
        if pair.before.path in old and pair.after.path in new:
            _align(pair, old[pair.before.path], new[pair.after.path], origins[pair.after.path])
    for path, found in origins.items():
        _statements(known, path, old, new[path], found)
        _neighbours(old, new[path], found)
        _comments(old, new[path], found)
    return Trace(old, new, origins, _goals(origins))


def lines_of(path: str, data: bytes) -> list[str]:
    """The lines without their ends, as the readings count them; undecodable bytes are surrogates."""
    try:
        text = source_of(path, data).text
    except Refused:
        text = data.decode("utf-8", "surrogateescape")
    lines = _END.split(text)
    return lines if lines[-1] else lines[:-1]


def extent(one: Definition) -> tuple[int, int]:
    """The lines of a definition, counted from 0, the end exclusive."""
    return one.line - 1, one.line - 1 + lines_in_text(one.text)


def lines_in_text(text: str) -> int:
    """How many lines a text without a last line end takes."""
    return len(_END.findall(text)) + 1


def _align(pair: Pairing, old: Sequence[str], new: Sequence[str], found: list[Spot | None]) -> None:
    (start, end), (to, until) = extent(pair.before), extent(pair.after)
    one, other = old[start:end], new[to:until]
    if one == other:
        _set(found, to, pair.before.path, start, len(one))
        return
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        _set(found, to + block.b, pair.before.path, start + block.a, block.size)


def _set(found: list[Spot | None], to: int, path: str, start: int, size: int) -> None:
    for number in range(size):
        if to + number < len(found) and found[to + number] is None:
            found[to + number] = (path, start + number)


def _statements(
    known: Matched, path: str, old: Mapping[str, Sequence[str]], new: Sequence[str], found: list[Spot | None]
) -> None:
    """Imports, actions and runners that are as they were in a file that something of this one is from."""
    sources = list(dict.fromkeys(spot[0] for spot in found if spot)) or list(old)
    there: defaultdict[str, list[Spot]] = defaultdict(list)
    for source in sources:
        for statement in known.before[source].reading.statements:
            there[statement.text].append((source, statement.line - 1))
    for statement in known.after[path].reading.statements:
        spots = there.get(statement.text)
        if spots and statement.role is not Role.DOCSTRING:
            _set(found, statement.line - 1, *spots[0], lines_in_text(statement.text))
        elif statement.role is Role.RUNNER:
            _runner(known, sources, statement.line - 1, statement.text, old, new, found)


def _runner(
    known: Matched,
    sources: Sequence[str],
    to: int,
    text: str,
    old: Mapping[str, Sequence[str]],
    new: Sequence[str],
    found: list[Spot | None],
) -> None:
    """A runner with fewer calls: its lines that stayed."""
    other = new[to : to + lines_in_text(text)]
    for source in sources:
        for statement in known.before[source].reading.statements:
            if statement.role is Role.RUNNER:
                start = statement.line - 1
                one = old[source][start : start + lines_in_text(statement.text)]
                for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
                    _set(found, to + block.b, source, start + block.a, block.size)


def _neighbours(old: Mapping[str, Sequence[str]], new: Sequence[str], found: list[Spot | None]) -> None:
    """Comments and blank lines above and below what moved, as far as they are the same."""
    for number in range(len(found) - 1, 0, -1):
        _spread(old, new, found, number, -1)
    for number in range(len(found) - 1):
        _spread(old, new, found, number, 1)


def _spread(
    old: Mapping[str, Sequence[str]], new: Sequence[str], found: list[Spot | None], number: int, step: int
) -> None:
    here = found[number]
    if here is None or found[number + step] is not None:
        return
    path, line = here
    is_text = not new[number + step].strip() or new[number + step].lstrip().startswith("#")
    if is_text and 0 <= line + step < len(old[path]) and old[path][line + step] == new[number + step]:
        found[number + step] = (path, line + step)


def _comments(old: Mapping[str, Sequence[str]], new: Sequence[str], found: list[Spot | None]) -> None:
    """Comment lines that stand elsewhere now: a licence above a new header."""
    wanted = {line for spot, line in zip(found, new, strict=True) if spot is None and line.startswith("#")}
    there = {line: (path, n) for path, lines in old.items() for n, line in enumerate(lines) if line in wanted}
    for number, line in enumerate(new):
        if found[number] is None and line in there:
            found[number] = there[line]


def _goals(origins: Mapping[str, Sequence[Spot | None]]) -> dict[Spot, list[Spot]]:
    """Where each line of before went; its home is the first file that has it."""
    goals: defaultdict[Spot, list[Spot]] = defaultdict(list)
    for path, spots in origins.items():
        for number, spot in enumerate(spots):
            if spot is not None:
                goals[spot].append((path, number))
    return dict(goals)
