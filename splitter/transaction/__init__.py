"""A plan becomes files: all of them or none, whatever happens in between, and an undo takes it back.

The order is: stage every part under a temporary name, write the journal, give the parts their names,
and retire the original as the last step. Between the last two a test exists twice, once in the
original and once in a part; the other order would have an instant in which it exists nowhere. Where
both can't be avoided we choose "twice", because a runner that looks in that instant runs a test too
often, which is harmless, and never reports success without having run it. An undo goes the other way
round: the original comes back before the parts go. What happens to the original's name is one call to
the system (the switch); it decides whether a run that was killed is rolled back or finished.

Everything is flushed to the disk before the step that relies on it. No name is ever overwritten: a
name is taken with a hard link, which fails when something stands there, or (where there are none)
with an exclusively created empty file that is then replaced.
"""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from splitter.git.branch import Commit
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.text.file_names import retired_name
from splitter.transaction import following, history, system
from splitter.transaction import journal as journals
from splitter.transaction.account import account
from splitter.transaction.change import Change, check_unchanged, make, refusing, taken, targets
from splitter.transaction.edited import edited
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.lock import locked
from splitter.transaction.record import Record
from splitter.transaction.recovery import recover, recover_locked, recover_project
from splitter.transaction.settling import Outcome, Recovery
from splitter.transaction.signals import deferred
from splitter.transaction.unconfirmed import take_back_unconfirmed, unconfirmed
from splitter.transaction.undoing import Split, Undone, flaws, forget, split_of, split_with, splits, undo

__all__ = [
    "Commit",
    "Held",
    "Outcome",
    "Recovery",
    "Split",
    "Undone",
    "apply",
    "check",
    "flaws",
    "forget",
    "recover",
    "recover_project",
    "split_of",
    "split_with",
    "splits",
    "take_back_unconfirmed",
    "unconfirmed",
    "undo",
]

_SWITCHES = {
    "rename": Switch.RENAME,
    "delete": Switch.REMOVE,
    "keep": Switch.NONE,
    "stub": Switch.REPLACE,
    "rest": Switch.REPLACE,
}


def apply(plan: Plan, run: str = history.RUN, *, commit: Commit | None = None) -> tuple[str, ...]:
    """Writes the parts of ``plan`` beside its original and retires that: all files or none.

    ``run`` is what the splits of one command have in common, whichever processes make them. What killed
    runs left in the folder is cleared first. Returns the paths of the parts, named as the original is.
    Raises ``Refused``, with the old state in place, when the plan has errors or nothing to do (S450), the
    original is not as it was planned (S451), a name is taken, be it by a retired original (S452), another
    run is at work in the folder (S453), or a file can't be written (S454). A signal that ends the process
    does so after the old or the new state is complete. ``undo`` takes it back.
    """
    _check_plan(plan)
    folder = Path(plan.path).parent.resolve()
    with (
        refusing(plan.path),
        locked(folder),
        following.project_locked(folder, wanted=bool(plan.edits)),
        deferred() as asked,
    ):
        _refuse_if_stuck(recover_locked(folder))
        original = _check_disk(plan, folder)
        make(_change(plan, folder, original, run, commit), asked)
    return tuple(str(Path(plan.path).parent / output.name) for output in plan.outputs)


def check(plan: Plan) -> None:
    """Raises ``Refused`` for what ``apply`` would refuse before it writes anything."""
    _check_plan(plan)
    with refusing(plan.path):
        _check_disk(plan, Path(plan.path).parent.resolve())


def _check_plan(plan: Plan) -> None:
    if not plan.ok:
        raise Refused(*plan.errors)
    if not plan.outputs:
        raise Refused(finding("S450", "the plan has no parts to write", path=plan.path))
    names = [Path(plan.path).name, plan.retired, *(output.name for output in plan.new_files)]
    for name in names:
        if not journals.is_here(name):
            raise Refused(finding("S458", f"{name!r} is not a plain file name", path=plan.path))
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(finding("S458", f"{', '.join(twice)}: one name for two files", path=plan.path))


def _refuse_if_stuck(recoveries: list[Recovery]) -> None:
    stuck = [f for r in recoveries if r.outcome is Outcome.STUCK for f in r.findings]
    if stuck:
        raise Refused(*stuck)


def _check_disk(plan: Plan, folder: Path) -> os.stat_result:
    """The original's status; raises ``Refused`` when the folder is not as the plan expects it."""
    original = system.status(folder / Path(plan.path).name)
    if original is None:
        raise Refused(finding("S451", "the original is not there any more", path=plan.path))
    if not stat.S_ISREG(original.st_mode):
        raise Refused(finding("S451", "the original is not a regular file", path=plan.path))
    check_unchanged(plan.path, folder / Path(plan.path).name, plan.sha256)
    parts = [output.name for output in plan.new_files]
    names = [*parts, plan.retired] if plan.retirement.how == "rename" else list(parts)
    names += [path.name for path in journals.opened(folder, targets(tuple(names), (b"",) * len(names)))]
    found = [taken(plan.path, name) for name in names if system.status(folder / name) is not None]
    # Its own original keeps a name, retired or not: what becomes of two files must not depend on which
    # of them was split first, and an undo needs the name again.
    found += [
        taken(plan.path, retired)
        for retired in map(retired_name, parts)
        if system.status(folder / retired) is not None
    ]
    if found:
        raise Refused(*found)
    following.check(folder, following.followings(plan.edits, folder))
    return original


def _change(plan: Plan, folder: Path, original: os.stat_result, run: str, commit: Commit | None) -> Change:
    """The plan as a change: a renamed original with a notice is a new file, and the old one goes."""
    name, id = Path(plan.path).name, journals.new_id()
    how, notice = plan.retirement.how, plan.retirement.data
    files = [(output.name, output.data) for output in plan.new_files]
    switch, left, content = _SWITCHES[how], "", b""
    if how == "rename" and notice is not None:
        files.append((plan.retired, notice))
        switch = Switch.REMOVE
    elif how in ("stub", "rest"):
        content = notice or b""
        left = system.sha256(content)
    elif how == "keep":
        left = plan.sha256
    names, contents = tuple(n for n, _ in files), tuple(data for _, data in files)
    created = targets(names, contents)
    retired = Target(plan.retired, plan.sha256 if notice is None else system.sha256(notice))
    record = Record(
        id=id,
        run=run,
        time=time.time_ns(),
        folder=folder,
        original=Target(name, plan.sha256),
        size=original.st_size,
        access=system.access(original),
        how=how,
        retired=retired if how == "rename" else None,
        left=left,
        parts=created[: len(plan.new_files)],
        tests=tuple(part.tests for part in plan.parts if part.name != name),
        edits=edited(following.followings(plan.edits, folder), plan.edits),
        account=account(plan.findings, plan.limit, folder),
    )
    journal = Journal(
        id=id,
        action=Action.SPLIT,
        record=id,
        original=name,
        before=plan.sha256,
        after=left,
        switch=switch,
        retired=plan.retired if switch is Switch.RENAME else "",
        targets=created,
        removes=(),
        links=True,
        branch=commit.branch if commit else None,
        follows=following.followings(plan.edits, folder),
    )
    return Change(
        path=plan.path,
        folder=folder,
        journal=journal,
        like=system.access(original).only(system.SHARED),
        contents=contents,
        content=content,
        edits=tuple(edit.after or b"" for edit in plan.edits),
        record=record,
        data=system.read(folder / name),
        commit=commit,
    )
