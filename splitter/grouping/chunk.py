"""By chunk: tests in file order, each part filled up to the limit before the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
    return numbered(Group("", "", tuple(chunk)) for chunk in chunks)


def numbered(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups with names in their order: runners take files in the order of their names."""
    found = tuple(groups)
    width = len(str(len(found)))
    return tuple(replace(one, name=f"part{n:0{width}}", title=f"part {n}") for n, one in enumerate(found, 1))


def reason(entries: Sequence[Entry]) -> str:
    """Why the groups are as they are, with figures."""
    total = sum(entry.atom.tests for entry in entries)
    return f"in file order: {total} tests, each part filled up before the next begins"
