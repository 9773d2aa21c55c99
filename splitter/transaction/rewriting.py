"""Parts get other bytes, come or go: all of it happens or nothing, and ``undo`` takes it back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.references import Edit
from splitter.project.top import top_or_folder
from splitter.transaction import following, history, system
from splitter.transaction import journal as journals
from splitter.transaction.change import Change, make, refusing
from splitter.transaction.edited import edited
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.lock import locked
from splitter.transaction.record import PORT, Record
from splitter.transaction.recovery import recover_locked
from splitter.transaction.settling import Outcome
from splitter.transaction.signals import deferred


@dataclass(frozen=True)
class FileChange:
    """What becomes of one file: its bytes now, and then; ``None`` where there is none."""

    path: str
    before: bytes | None = field(repr=False)
    after: bytes | None = field(repr=False)


def rewrite(changes: Sequence[FileChange], source: str, run: str = history.RUN) -> None:
    """Carries out what ``source``, a branch or a patch, makes of files: all of it or nothing.

    The first file that is there decides: the others follow it as files follow a split. Raises ``Refused``,
    with the old state in place, when a file is not as it was read (S155, S451), another run is at work in
    the folder (S453), or a file can't be written (S454).
    """
    first = min((c for c in changes if c.before is not None), key=lambda c: c.after is None)
    others = [change for change in changes if change is not first]
    folder = Path(first.path).parent.resolve()
    edits = [_edit(change, folder) for change in others]
    with (
        refusing(first.path),
        locked(folder),
        following.project_locked(folder, wanted=bool(edits)),
        deferred() as asked,
    ):
        stuck = [r for r in recover_locked(folder) if r.outcome is Outcome.STUCK]
        if stuck:
            raise Refused(*(found for r in stuck for found in r.findings))
        if system.read(folder / Path(first.path).name) != first.before:
            raise Refused(finding("S451", "it was changed after it was read", path=first.path))
        following.check(folder, following.followings(edits, folder))
        make(_change(first, edits, folder, source, run), asked)


def _edit(change: FileChange, folder: Path) -> Edit:
    path = Path(change.path)
    name = (path.parent.resolve() / path.name).relative_to(top_or_folder(folder)).as_posix()
    return Edit(name, change.before, change.after)


def _change(first: FileChange, edits: Sequence[Edit], folder: Path, source: str, run: str) -> Change:
    assert first.before is not None
    name, id = Path(first.path).name, journals.new_id()
    like = system.access(system.SYSTEM.lstat(folder / name))
    follows = following.followings(edits, folder)
    before = Target(name, system.sha256(first.before))
    left = "" if first.after is None else system.sha256(first.after)
    record = Record(
        id=id,
        run=run,
        time=time.time_ns(),
        folder=folder,
        original=before,
        size=len(first.before),
        access=like,
        how=PORT,
        retired=None,
        left=left,
        parts=(),
        edits=edited(follows, edits),
        source=source,
    )
    journal = Journal(
        id=id,
        action=Action.PORT,
        record=id,
        original=name,
        before=before.sha256,
        after=left,
        switch=Switch.REPLACE if left else Switch.REMOVE,
        retired="",
        targets=(),
        removes=(),
        links=True,
        follows=follows,
    )
    return Change(
        path=first.path,
        folder=folder,
        journal=journal,
        like=like,
        content=first.after or b"",
        edits=tuple(edit.after or b"" for edit in edits),
        record=record,
        data=first.before,
    )
