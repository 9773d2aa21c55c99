"""Undo: a split taken back, if nothing of it was edited since."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.transaction import history, system
from splitter.transaction import journal as journals
from splitter.transaction.change import Change, make, refusing, taken
from splitter.transaction.journal import Action, Damaged, Journal, Switch, Target
from splitter.transaction.lock import locked
from splitter.transaction.record import Record
from splitter.transaction.recovery import recover_locked
from splitter.transaction.settling import Outcome
from splitter.transaction.signals import deferred


@dataclass(frozen=True)
class Undone:
    """A split that was taken back: the original's path, and how many parts went."""

    path: str
    parts: int
    findings: tuple[Finding, ...] = ()
    """Why it could not be taken back, if it could not; everything is as it was then."""


def undo(path: Path | None = None, *, start: Path | None = None) -> tuple[Undone, ...]:
    """Takes back the split of one file, or all splits of the latest run that made any.

    ``path`` is the original, its retired name or a part; without it the project around ``start`` (the
    current folder) is looked through. The original has its bytes, mode and owner again, and what the
    split wrote is gone. Raises ``Refused``: there is no such split (S465); files were edited since, and
    which (S466); the history is damaged (S467); or for the reasons of ``apply``. Of one split
    everything is taken back or nothing; all splits of a run are looked at before the first is touched.
    One that can't be taken back after that keeps no other from it, and is among the result.
    """
    where = (path.parent if path is not None else start or Path.cwd()).resolve()
    subject = str(path if path is not None else where)
    with refusing(subject):
        records = _records(where, subject)
        if path is not None and not records and history.marked(where) is None:
            records = _records(where.parent, subject)  # the file may be a part in a package
        found = _chosen(records, path, where)
        edited = [flaw for record in found for flaw in flaws(record)]
        if edited:
            raise Refused(*edited)
        return (_take_back(found[0]),) if path is not None else tuple(map(tried, found))


def _records(where: Path, subject: str) -> list[Record]:
    try:
        return history.records(where)
    except Damaged as error:
        raise Refused(finding("S467", str(error), path=subject)) from error


def _chosen(records: list[Record], path: Path | None, where: Path) -> list[Record]:
    """The splits that are meant; the latest of a file that was split twice."""
    if path is None:
        if not records:
            raise Refused(finding("S465", "no split is on record here", path=str(where)))
        return [record for record in records if record.run == records[0].run]
    for record in records:
        if path.name in _names(record, where):
            return [record]
    raise Refused(finding("S465", "no split on record has to do with this file", path=str(path)))


def _names(record: Record, where: Path) -> set[str]:
    """The names of a split's files in the folder ``where``."""
    retired = [record.retired.name] if record.retired else []
    files = (record.original.name, *retired, *(part.name for part in record.parts))
    return {file.name for file in map(record.folder.joinpath, files) if file.parent == where}


def flaws(record: Record) -> list[Finding]:
    """What was edited, moved or put in the way since the split."""
    found = [
        _edited(record, part.name, why)
        for part in record.parts
        if (why := _difference(record.folder / part.name, part.sha256))
    ]
    retired = record.retired
    if retired and (why := _difference(record.folder / retired.name, retired.sha256)) and why != _GONE:
        # One that is gone is no loss: the history holds the original's bytes.
        found.append(_edited(record, retired.name, why))
    name = record.original.name
    if record.left:
        if why := _difference(record.folder / name, record.left):
            found.append(_edited(record, name, why))
    elif system.status(record.folder / name) is not None:
        found.append(taken(_shown(record.folder / name), name))
    return found


_GONE = "is gone"


def _difference(path: Path, sha256: str) -> str:
    """How a file differs from what the split left, in words; empty if it does not."""
    there = system.status(path)
    if there is None:
        return _GONE
    if not stat.S_ISREG(there.st_mode):
        return "is not a regular file any more"
    return "" if system.digest(path) == sha256 else "was edited"


def _edited(record: Record, name: str, why: str) -> Finding:
    message = f"{name} {why} since {record.original.name} was split"
    return finding("S466", message, path=_shown(record.folder / name))


def _take_back(record: Record) -> Undone:
    folder, path = record.folder, _shown(record.folder / record.original.name)
    with locked(folder), deferred() as asked:
        stuck = [r for r in recover_locked(folder) if r.outcome is Outcome.STUCK]
        if stuck:
            raise Refused(*(f for r in stuck for f in r.findings))
        edited = flaws(record)
        if edited:
            raise Refused(*edited)
        try:
            make(_change(record, path), asked)
        except Damaged as error:
            raise Refused(finding("S467", str(error), path=path)) from error
    return Undone(path, len(record.parts))


def tried(record: Record) -> Undone:
    """One split of several: what keeps it keeps it alone."""
    path = _shown(record.folder / record.original.name)
    try:
        with refusing(path):
            return _take_back(record)
    except Refused as refused:
        return Undone(path, len(record.parts), refused.findings)


def _shown(path: Path) -> str:
    """The path from the current folder, if it is below that."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _change(record: Record, path: str) -> Change:
    switch = {"keep": Switch.NONE, "stub": Switch.REPLACE, "rest": Switch.REPLACE}.get(
        record.how, Switch.CREATE
    )
    gone: list[Target] = list(record.parts)
    if record.retired is not None:
        gone.append(record.retired)
    journal = Journal(
        id=journals.new_id(),
        action=Action.UNDO,
        record=record.id,
        original=record.original.name,
        before=record.left,
        after=record.original.sha256,
        switch=switch,
        retired="",
        targets=(),
        removes=tuple(gone),
        links=True,
    )
    content = b"" if switch is Switch.NONE else history.original(record)
    return Change(path, record.folder, journal, record.access, content=content)
