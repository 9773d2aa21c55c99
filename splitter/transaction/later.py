"""What later runs did to the files of a split: they are taken back before it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.transaction.record import PORT, Record
from splitter.transaction.reverting import path_of, shown


def later_first(record: Record, records: Sequence[Record], flaws: Sequence[Finding]) -> list[Finding]:
    """What keeps an undo from a record, with those differences put down to later runs that these made.

    ``records`` are all of the project, the latest first.
    """
    left, found = list(flaws), []
    for other in takewhile(lambda one: one.id != record.id, records):
        changed = set(_changed(other))
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


def _undone_first(record: Record, other: Record, paths: Sequence[str]) -> Finding:
    kind, more = kind_of(other), f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    words = f"the {kind} changed {Path(paths[0]).name}{more} since {record.original.name} was {record.verb}"
    first = finding("S480", words, path=shown(record.folder / record.original.name))
    named = shown(other.folder / other.original.name)
    return replace(first, remedy=f"undo the {kind} first: `splitter undo {named}`")
