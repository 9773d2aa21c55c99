"""Undo: a split taken back, if nothing of it was edited since."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.project.top import marked
from splitter.transaction import history, system
from splitter.transaction import journal as journals
from splitter.transaction.change import Change, make, refusing
from splitter.transaction.following import followings, project_locked
from splitter.transaction.journal import Action, Damaged, Journal, Switch, Target
from splitter.transaction.later import kind_of, later_first
from splitter.transaction.lock import locked
from splitter.transaction.meanwhile import as_edited, as_found, keep_edits
from splitter.transaction.record import PORT, Record
from splitter.transaction.recovery import recover_locked
from splitter.transaction.reverting import (
    GONE,
    difference,
    edited_since,
    edits_back,
    flaws_of_edit,
    in_the_way,
    shown,
)
from splitter.transaction.settling import Outcome
from splitter.transaction.signals import deferred


@dataclass(frozen=True)
class Undone:
    """What was taken back: its file's path, and how many parts went or came, or got their bytes again."""

    path: str
    parts: int
    is_merge: bool = False
    is_port: bool = False
    findings: tuple[Finding, ...] = ()
    """Why it could not be taken back, if it could not; everything is as it was then."""


def undo(path: Path | None = None, *, start: Path | None = None, force: bool = False) -> tuple[Undone, ...]:
    """Takes back the split of one file, or all splits of the latest run that made any.

    ``path`` is the original, its retired name or a part; without it the project around ``start`` (the
    current folder) is looked through. The original has its bytes, mode and owner again, and what the
    split wrote is gone. Raises ``Refused``: there is no such split (S465); files were edited since, and
    which (S466); the history is damaged (S467); or for the reasons of ``apply``. Of one split
    everything is taken back or nothing; all splits of a run are looked at before the first is touched.
    One that can't be taken back after that keeps no other from it, and is among the result.

    With ``force`` what was edited is no hindrance: it is moved to ``.splitter/edited/`` first.
    """
    where = (path.parent if path is not None else start or Path.cwd()).resolve()
    subject = str(path if path is not None else where)
    with refusing(subject):
        records, meant = _meant(path, where, subject)
        known = [as_found(record) for record in meant]
        found = [as_edited(record) for record in known] if force else known
        edited = _all_flaws(found, records, subject)
        if edited:
            raise Refused(*edited)
        for before, record in zip(known, found, strict=True):
            keep_edits(before, record)
        return (_take_back(found[0]),) if path is not None else tuple(map(tried, found))


def split_with(path: Path) -> Split:
    """The split that an undo of a file would take back; raises ``Refused`` (S465, S467)."""
    where = path.parent.resolve()
    with refusing(str(path)):
        records, (record, *_) = _meant(path, where, str(path))
        return _split(record, records)


def forget(path: Path) -> Split:
    """No record of the latest split that a file has to do with any more; the files stay as they are.

    Raises ``Refused``: there is no such split (S465), the history is damaged (S467).
    """
    where = path.parent.resolve()
    with refusing(str(path)):
        records, (record, *_) = _meant(path, where, str(path))
        split = _split(record, records)
        with locked(record.folder):
            history.forget(record.folder, record.id)
            history.tidy(record.folder)
        return split


def _meant(path: Path | None, where: Path, subject: str) -> tuple[list[Record], list[Record]]:
    """All records, and those that a user names, or those of the latest run; raises ``Refused``."""
    records = _records(where, subject)
    if path is not None and not records and marked(where) is None:
        records = _records(where.parent, subject)  # the file may be a part in a package
    return records, _chosen(records, path, where)


@dataclass(frozen=True)
class Split:
    """A split that is on record."""

    path: str
    time: int
    """In nanoseconds since 1970."""
    parts: tuple[str, ...]
    """Of a merge: what it took away; of a port: what it changed."""
    run: str
    kept_by: tuple[Finding, ...] = ()
    """What would keep an undo from taking it back."""
    kind: str = "split"
    """What it is: a split, a merge, or a port and of what."""


def splits(start: Path | None = None) -> tuple[Split, ...]:
    """Those of the project around ``start`` (the current folder), the latest first; raises ``Refused``."""
    where = (start or Path.cwd()).resolve()
    with refusing(str(where)):
        records = _records(where, str(where))
        return tuple(_split(record, records) for record in records)


def split_of(path: Path) -> Split | None:
    """The latest split of the file that stood at a path, if it is on record and can be read."""
    where = path.parent.resolve()
    with suppress(OSError, Damaged):
        records = history.records(where) if where.is_dir() else []
        for record in records:
            if record.folder == where and record.original.name == path.name and record.how != PORT:
                return _split(record, records)
    return None


def _split(record: Record, records: Sequence[Record]) -> Split:
    path = shown(record.folder / record.original.name)
    parts = tuple(file.name for file in record.gone or record.parts)
    if record.how == PORT:
        parts = (record.original.name, *(one.file.name for one in record.edits))
    kept_by = tuple(later_first(record, records, flaws(as_found(record))))
    return Split(path, record.time, parts, record.run, kept_by, kind_of(record))


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
    raise Refused(
        finding("S465", "it was not split, or the split is taken back or forgotten already", path=str(path))
    )


def _names(record: Record, where: Path) -> set[str]:
    """The names of a split's files in the folder ``where``."""
    retired = [record.retired.name] if record.retired else []
    gone = (file.name for file in record.gone)
    ported = (one.file.name for one in record.edits) if record.how == PORT else ()
    files = (record.original.name, *retired, *(part.name for part in record.parts), *gone, *ported)
    return {file.name for file in map(record.folder.joinpath, files) if file.parent == where}


def _all_flaws(chosen: Sequence[Record], records: Sequence[Record], subject: str) -> list[Finding]:
    """What was edited since of several splits, the latest first, as each will be found."""
    later: dict[Path, bytes] | None = {} if any(record.edits for record in chosen) else None
    found: list[Finding] = []
    try:
        for one in chosen:
            there = [each for each in records if each.id == one.id or each not in chosen]
            found += later_first(one, there, flaws(one, later))
    except Damaged as error:
        raise Refused(finding("S467", str(error), path=subject)) from error
    return found


def flaws(record: Record, later: dict[Path, bytes] | None = None) -> list[Finding]:
    """What was edited, moved or put in the way since the split.

    ``later`` holds what files will be once later splits are taken back, and gets what this one gives back.
    """
    known = {} if later is None else later
    found = [
        edited_since(record, part.name, why)
        for part in record.parts
        if (why := difference(record.folder / part.name, part.sha256, known))
    ]
    for one in record.edits:
        found += flaws_of_edit(record, one, known)
    retired = record.retired
    if retired and (why := difference(record.folder / retired.name, retired.sha256)) and why != GONE:
        # One that is gone is no loss: the history holds the original's bytes.
        found.append(edited_since(record, retired.name, why))
    name = record.original.name
    if record.left:
        if why := difference(record.folder / name, record.left):
            found.append(edited_since(record, name, why))
    elif system.status(record.folder / name) is not None:
        found.append(in_the_way(record, name))
    found += [
        in_the_way(record, file.name)
        for file in record.gone
        if system.status(record.folder / file.name) is not None
    ]
    if later is not None and not found and not record.gone:
        later[record.folder / name] = history.original(record)
    return found


def _take_back(record: Record) -> Undone:
    folder, path = record.folder, shown(record.folder / record.original.name)
    with locked(folder), project_locked(folder, wanted=bool(record.edits)), deferred() as asked:
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
    return _undone(record, path)


def tried(record: Record) -> Undone:
    """One split of several: what keeps it keeps it alone."""
    path = shown(record.folder / record.original.name)
    try:
        with refusing(path):
            return _take_back(record)
    except Refused as refused:
        return _undone(record, path, *refused.findings)


def _undone(record: Record, path: str, *findings: Finding) -> Undone:
    if record.how == PORT:
        return Undone(path, 1 + len(record.edits), is_port=True, findings=findings)
    return Undone(path, len(record.gone or record.parts), bool(record.gone), findings=findings)


def _change(record: Record, path: str) -> Change:
    if record.gone:
        return _unfolded(record, path)
    ways = {"keep": Switch.NONE, "stub": Switch.REPLACE, "rest": Switch.REPLACE}
    if record.how == PORT and record.left:
        ways[PORT] = Switch.REPLACE
    switch = ways.get(record.how, Switch.CREATE)
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
    edits = edits_back(record)
    journal = replace(journal, follows=followings(edits, record.folder))
    content = b"" if switch is Switch.NONE else history.original(record)
    data = tuple(edit.after or b"" for edit in edits)
    return Change(path, record.folder, journal, record.access, content=content, edits=data)


def _unfolded(record: Record, path: str) -> Change:
    """A merge taken back: what it took away comes, then what it made goes."""
    before, *contents = history.kept(record)
    there = bool(record.original.sha256)
    edits = edits_back(record)
    journal = Journal(
        id=journals.new_id(),
        action=Action.UNDO,
        record=record.id,
        original=record.original.name,
        before=record.left,
        after=record.original.sha256,
        switch=Switch.REPLACE if there else Switch.REMOVE,
        retired="",
        targets=tuple(Target(file.name, file.sha256) for file in record.gone),
        removes=record.parts,
        links=True,
        follows=followings(edits, record.folder),
    )
    return Change(
        path,
        record.folder,
        journal,
        record.access,
        contents=tuple(contents),
        content=before,
        edits=tuple(edit.after or b"" for edit in edits),
        likes=tuple(file.access for file in record.gone),
    )
