"""Helpers that several parts have, each its own or one in common, and what that costs in lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from splitter.proving.definitions import Definition, Kind
from splitter.proving.proof import Matched
from splitter.reviewing.tracing import lines_in_text


@dataclass(frozen=True)
class Copy:
    """A helper, and the files that have it."""

    name: str
    kind: str
    lines: int
    files: tuple[str, ...]
    """Those that hold a definition of it."""
    users: int = 0
    """How many others import it from there."""

    @property
    def growth(self) -> int:
        """The lines that its copies take."""
        return self.lines * (len(self.files) - 1)


def copies(known: Matched) -> Iterator[Copy]:
    """What is copied, the costliest first; then what is shared."""
    held: defaultdict[int, list[Definition]] = defaultdict(list)
    origin: dict[int, Definition] = {}
    for pair in known.found.pairs:
        if pair.before.kind is not Kind.TEST and pair.after.path in known.part:
            held[id(pair.before)].append(pair.after)
            origin[id(pair.before)] = pair.before
    with_tests = {p.after.path for p in known.found.pairs if p.before.kind is Kind.TEST}
    found = []
    for number, there in held.items():
        one = origin[number]
        files = tuple(dict.fromkeys(each.path for each in there))
        users = 0 if with_tests.intersection(files) else _users(known, one.bare)
        if len(files) > 1 or users:
            found.append(Copy(one.name, one.kind.value, lines_in_text(one.text), files, users))
    yield from sorted(found, key=lambda copy: -copy.growth)


def _users(known: Matched, name: str) -> int:
    return sum(
        any(alias.name == name for s in side.reading.statements for alias in s.imports)
        for path, side in known.after.items()
        if path in known.part
    )
