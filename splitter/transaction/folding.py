"""Several files become one: it takes its name, then they go. All of it happens or nothing."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path

from splitter.git.branch import Commit
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit, Refused
from splitter.model.references import Edit
from splitter.text.file_names import retired_name
from splitter.transaction import following, history, system
from splitter.transaction import journal as journals
from splitter.transaction.account import account
from splitter.transaction.change import Change, make, refusing, taken, targets
from splitter.transaction.edited import edited
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.lock import locked
from splitter.transaction.record import Gone, Record
from splitter.transaction.recovery import recover_locked
from splitter.transaction.settling import Outcome
from splitter.transaction.signals import deferred


@dataclass(frozen=True)
class Going:
    """A file that goes once the new one is in place: its name from the folder on, and its bytes now."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Fold:
    """The file ``path`` gets ``data``; ``going`` go, or are kept under their retired names."""

    path: str
    data: bytes = field(repr=False)
    before: bytes | None = field(default=None, repr=False)
    """What stands at ``path`` now; ``None`` for nothing."""
    going: tuple[Going, ...] = ()
    kept: frozenset[str] = frozenset()
    """Those of them of which a copy stays, as ``NAME.DEPRECATED``."""
    edits: tuple[Edit, ...] = ()
    """What becomes of the files that followed the split."""
    findings: tuple[Finding, ...] = ()
    """What the history keeps of what is said."""


def fold(one: Fold, run: str = history.RUN, *, commit: Commit | None = None) -> None:
    """Carries it out, with what git is to hold of it: all of it or nothing.

    Raises ``Refused``, with the old state in place, when a file is not as it was read (S960), a name is
    taken (S452), another run is at work in the folder (S453), or a file can't be written (S454).
    """
    folder = Path(one.path).parent.resolve()
    project = following.project_locked(folder, wanted=bool(one.edits))
    with refusing(one.path), locked(folder), project, deferred() as asked:
        stuck = [r for r in recover_locked(folder) if r.outcome is Outcome.STUCK]
        if stuck:
            raise Refused(*(found for r in stuck for found in r.findings))
        found = _check(one, folder)
        make(_change(one, folder, found, run, commit), asked)


def check(one: Fold) -> None:
    """Raises ``Refused`` for what ``fold`` would refuse before it writes anything."""
    with refusing(one.path):
        _check(one, Path(one.path).parent.resolve())


def _check(one: Fold, folder: Path) -> dict[str, os.stat_result]:
    """The status of each file that is there; raises ``Refused`` if the folder is not as it was read."""
    name = Path(one.path).name
    names = [name, *(going.name for going in one.going)]
    if not all(map(journals.is_here, names)) or len(set(names)) < len(names):
        raise Refused(finding("S458", "its parts are elsewhere, or one is named twice", path=one.path))
    problems: list[Finding] = []
    found: dict[str, os.stat_result] = {}
    files = [(going.name, going.data) for going in one.going]
    files += [(name, one.before)] if one.before is not None else []
    for file, data in files:
        there = system.status(folder / file)
        if there is None or not stat.S_ISREG(there.st_mode) or system.read(folder / file) != data:
            message = f"{file} is not as it was when it was read"
            problems.append(finding("S960", message, path=str(Path(one.path).parent / file)))
        else:
            found[file] = there
    free = [retired_name(file) for file in one.kept] + ([name] if one.before is None else [])
    problems += [taken(one.path, file) for file in free if system.status(folder / file) is not None]
    if problems:
        raise Refused(*problems)
    following.check(folder, following.followings(one.edits, folder))
    return found


def _change(
    one: Fold, folder: Path, found: dict[str, os.stat_result], run: str, commit: Commit | None
) -> Change:
    name, id = Path(one.path).name, journals.new_id()
    kept = [going for going in one.going if going.name in one.kept]
    created = targets(tuple(retired_name(k.name) for k in kept), tuple(k.data for k in kept))
    before = "" if one.before is None else system.sha256(one.before)
    like = system.access(found.get(name) or next(iter(found.values())))
    gone = tuple(
        Gone(going.name, system.sha256(going.data), len(going.data), system.access(found[going.name]))
        for going in one.going
    )
    record = Record(
        id=id,
        run=run,
        time=time.time_ns(),
        folder=folder,
        original=Target(name, before),
        size=len(one.before or b""),
        access=like,
        how="merge",
        retired=None,
        left=system.sha256(one.data),
        parts=created,
        tests=((),) * len(created),
        gone=gone,
        edits=edited(following.followings(one.edits, folder), one.edits),
        account=account(one.findings, Limit(), folder),
    )
    journal = Journal(
        id=id,
        action=Action.MERGE,
        record=id,
        original=name,
        before=before,
        after=record.left,
        switch=Switch.CREATE if one.before is None else Switch.REPLACE,
        retired="",
        targets=created,
        removes=tuple(Target(file.name, file.sha256) for file in gone),
        links=True,
        branch=commit.branch if commit else None,
        follows=following.followings(one.edits, folder),
    )
    return Change(
        path=one.path,
        folder=folder,
        journal=journal,
        like=like.only(system.SHARED),
        contents=tuple(k.data for k in kept),
        content=one.data,
        edits=tuple(edit.after or b"" for edit in one.edits),
        record=record,
        data=b"".join([one.before or b"", *(going.data for going in one.going)]),
        commit=commit,
    )
