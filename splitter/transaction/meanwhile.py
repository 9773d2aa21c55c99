"""What became of a split's files since, and the split as an undo takes it then."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from splitter.transaction import history, system
from splitter.transaction.journal import Target
from splitter.transaction.record import PORT, Record
from splitter.transaction.reverting import difference


def as_found(record: Record) -> Record:
    """The split as it is to be taken back: an original that git has brought back meanwhile stays there."""
    if record.gone or record.how == PORT:
        return record
    original = record.folder / record.original.name
    if difference(original, record.original.sha256):
        return record
    return replace(record, how="keep", left=record.original.sha256)


def as_edited(record: Record) -> Record:
    """The split as if its files were meant to be as they are now."""
    kept = {part.name: _digest(record.folder / part.name) for part in record.parts}
    parts = tuple(replace(part, sha256=kept[part.name]) for part in record.parts if kept[part.name])
    retired = record.retired
    if retired and (digest := _digest(record.folder / retired.name)):
        retired = replace(retired, sha256=digest)
    return replace(record, parts=parts, retired=retired)


def _digest(path: Path) -> str:
    """That of a file as it is; empty if it is gone."""
    found = system.status(path)
    return system.digest(path) if found is not None and stat.S_ISREG(found.st_mode) else ""


def keep_edits(record: Record, edited: Record) -> None:
    """Keeps in the history what of a split was edited, before it is taken away."""
    known = {target.name: target.sha256 for target in _files(record)}
    for target in _files(edited):
        if target.sha256 != known[target.name]:
            history.keep_edited(record, target.name, (record.folder / target.name).read_bytes())


def _files(record: Record) -> tuple[Target, ...]:
    return (*record.parts, *filter(None, [record.retired]))
