"""By chunk: tests in file order, each part filled up to the limit before the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.words import Entry
from splitter.model.finding import Limit
from splitter.model.plan import Atom, Group


def groups(entries: Sequence[Entry], limit: Limit) -> tuple[Group, ...]:
    """``part1``, ``part2``, ...: no more of them than the limit asks for."""
    chunks: list[list[Atom]] = []
    tests = lines = 0
    for entry in entries:
        tests, lines = tests + entry.atom.tests, lines + entry.atom.lines
        if not chunks or limit.exceeded_by(tests, lines):
            chunks.append([])
            tests, lines = entry.atom.tests, entry.atom.lines
        chunks[-1].append(entry.atom)
    return tuple(Group(f"part{n}", f"part {n}", tuple(chunk)) for n, chunk in enumerate(chunks, 1))


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    return f"by chunk: {total} tests in file order"
