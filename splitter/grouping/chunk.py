"""By chunk: tests in file order, each part filled up to the limit before the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.capacity import Capacity
from splitter.grouping.words import Entry
from splitter.model.plan import Atom, Group


def groups(entries: Sequence[Entry], limit: Capacity) -> tuple[Group, ...]:
    """``part1``, ``part2``, ... (``part01`` where there are ten): no more of them than the limit asks for."""
    chunks: list[list[Atom]] = []
    tests = lines = held = 0
    for atom in (entry.atom for entry in entries):
        tests, lines = tests + atom.tests, lines + atom.lines + limit.weigh(atom.needs & ~held)
        if not chunks or limit.room.exceeded_by(tests, lines):
            chunks.append([])
            tests, lines, held = atom.tests, atom.lines + limit.weigh(atom.needs), 0
        chunks[-1].append(atom)
        held |= atom.needs
    width = len(str(len(chunks)))  # runners take files in the order of their names
    return tuple(Group(f"part{n:0{width}}", f"part {n}", tuple(chunk)) for n, chunk in enumerate(chunks, 1))


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    return f"in file order: {total} tests, each part filled up to the limit"
