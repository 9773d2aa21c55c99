"""What later runs did to the files of a split: they are taken back before it can be."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.transaction import system
from splitter.transaction.edited import Edited, is_found_by_others, taken_back
from splitter.transaction.record import PORT, Record
from splitter.transaction.reverting import path_of, shown


def later_first(record: Record, records: Sequence[Record], flaws: Sequence[Finding]) -> list[Finding]:
    """What keeps an undo from a record, with those differences put down to later runs that these made.

    ``records`` are all of the project that are there when it is undone, the latest first.
    """
    left, found = list(flaws), []
    for one in record.edits:
        path = path_of(record, one)
        edited = [flaw for flaw in left if flaw.code == "S466" and flaw.path == shown(path)]
        if (edited or is_found_by_others(one)) and (
            others := _beside(record, one, records, is_flawed=bool(edited))
        ):
            left = [flaw for flaw in left if flaw not in edited]
            found.append(_undone_before(record, others, path))
    for other in takewhile(lambda one: one.id != record.id, records):
        changed = set(_changed(other))
        changed |= {shown(path_of(other, one)) for one in other.edits} & {
            shown(record.folder / part.name) for part in record.parts
        }
        theirs = [flaw for flaw in left if flaw.code == "S466" and flaw.path in changed]
        if theirs:
            left = [flaw for flaw in left if flaw not in theirs]
            found.append(_undone_first(record, other, [flaw.path for flaw in theirs]))
    return [*found, *left]


def kind_of(record: Record) -> str:
    """What made a record, in words."""
    if record.how == PORT:
        return f"port of {record.source}" if record.source else "port"
    return "merge" if record.gone else "split"


def _changed(record: Record) -> Iterator[str]:
    """The files that a record gave other bytes or took away, as findings name them.

    Of a split or a merge not those that followed: they are put back line by line, whoever else was there.
    """
    yield shown(record.folder / record.original.name)
    yield from (shown(record.folder / file.name) for file in record.gone)
    if record.how == PORT:
        yield from (shown(path_of(record, one)) for one in record.edits)


def _beside(record: Record, one: Edited, records: Sequence[Record], *, is_flawed: bool) -> list[Record]:
    """Later runs that have to be taken back before an edit is, the latest first: without that it can't be
    told where its lines were, or they would not come back in their order, or would be missed.
    """
    path = path_of(record, one)
    later = takewhile(lambda other: other.id != record.id, records)
    changes = [(other, each) for other in later for each in other.edits if path_of(other, each) == path]
    there = system.status(path)
    if not changes or there is None or not stat.S_ISREG(there.st_mode):
        return []
    now = system.read(path)
    if is_flawed and taken_back(one, now) is not None:  # what they added needs what would go
        return [other for other, _ in changes]
    in_order = _without([*(each for _, each in changes), one], now)
    needed = changes if in_order is not None else []
    for change in needed:
        first = [each for each in needed if each is not change]
        after = [each for each in changes if each not in first]
        if _without([*(each for _, each in first), one, *(each for _, each in after)], now) == in_order:
            needed = first
    return [other for other, _ in needed]


def _without(edits: Sequence[Edited], data: bytes) -> bytes | None:
    """A file's bytes once these are taken back one after the other; ``None`` if one can't be."""
    for each in edits:
        known = taken_back(each, data)
        if known is None:
            return None
        data = known
    return data


def _undone_before(record: Record, others: Sequence[Record], path: Path) -> Finding:
    """That runs which changed the lines beside are to be undone, and in which order."""
    names = [shown(other.folder / other.original.name) for other in others]
    whose = " and ".join(f"the {kind_of(other)} of {name}" for other, name in zip(others, names, strict=True))
    words = f"{whose} changed {path.name} beside it since {record.original.name} was {record.verb}"
    first = finding("S480", words, path=shown(record.folder / record.original.name))
    commands = ", then ".join(f"`splitter undo {name}`" for name in names)
    return replace(first, remedy=f"first {commands}")


def _undone_first(record: Record, other: Record, paths: Sequence[str]) -> Finding:
    kind, more = kind_of(other), f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    words = f"the {kind} changed {Path(paths[0]).name}{more} since {record.original.name} was {record.verb}"
    first = finding("S480", words, path=shown(record.folder / record.original.name))
    named = shown(other.folder / other.original.name)
    return replace(first, remedy=f"undo the {kind} first: `splitter undo {named}`")
