"""A plan becomes files: all of them or none, whatever happens in between.

The order is: stage every part under a temporary name, write the journal, give the parts their names,
and retire the original as the last step. Between the last two a test exists twice, once in the
original and once in a part; the other order would have an instant in which it exists nowhere. Where
both can't be avoided we choose "twice", because a runner that looks in that instant runs a test too
often, which is harmless, and never reports success without having run it. Retiring the original is
one ``rename``; it decides whether a run that was killed is rolled back or counts as done.

Everything is flushed to the disk before the step that relies on it. No name is ever overwritten: a
name is taken with a hard link, which fails when something stands there, or (where there are none)
with an exclusively created empty file that is then replaced.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from splitter.findings import finding
from splitter.model import Finding, Plan, Refused
from splitter.transaction import journal as journals
from splitter.transaction import system
from splitter.transaction.journal import Journal
from splitter.transaction.lock import locked
from splitter.transaction.recovery import Outcome, Recovery, clear, recover, recover_locked, settle
from splitter.transaction.signals import deferred

__all__ = ["Outcome", "Recovery", "apply", "recover"]

T = TypeVar("T")


def apply(plan: Plan) -> tuple[str, ...]:
    """Writes the parts of ``plan`` beside its original and retires that: all files or none.

    What killed runs left in the folder is cleared first. Returns the paths of the parts, named as the
    original is. Raises ``Refused``, with the old state in place, when the plan has errors or nothing
    to do (S450), the original is not as it was planned (S451), a name is taken (S452), another run is
    at work in the folder (S453), or a file can't be written (S454). A signal that ends the process
    does so after the old or the new state is complete.
    """
    _check_plan(plan)
    folder = Path(plan.path).parent.resolve()
    try:
        with locked(folder), deferred() as check:
            _refuse_if_stuck(recover_locked(folder))
            original = _check_disk(plan, folder)
            _carry_out(plan, folder, original, check)
    except OSError as error:
        raise Refused(finding("S454", _words(error), path=plan.path)) from error
    return tuple(str(Path(plan.path).parent / output.name) for output in plan.outputs)


def _check_plan(plan: Plan) -> None:
    if not plan.ok:
        raise Refused(*plan.errors)
    if not plan.outputs:
        raise Refused(finding("S450", "the plan has no parts to write", path=plan.path))
    names = [Path(plan.path).name, plan.retired, *(output.name for output in plan.outputs)]
    for name in names:
        if not journals.is_plain(name):
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
    _check_unchanged(plan, folder)
    names = (*(output.name for output in plan.outputs), plan.retired)
    taken = [name for name in names if system.status(folder / name) is not None]
    if taken:
        raise Refused(*(_taken(plan, name) for name in taken))
    return original


def _check_unchanged(plan: Plan, folder: Path) -> None:
    if system.digest(folder / Path(plan.path).name) != plan.sha256:
        raise Refused(finding("S451", "the original was changed after the plan was made", path=plan.path))


def _taken(plan: Plan, name: str) -> Finding:
    return finding("S452", f"{name} exists", path=str(Path(plan.path).parent / name))


def _carry_out(plan: Plan, folder: Path, original: os.stat_result, check: Callable[[], None]) -> None:
    """The transaction proper; raises what broke it off, with the old state in place."""
    journal = journals.begin(plan)
    try:
        journal = _stage(plan, folder, original, journal)
        check()
        journals.write(folder, journal)
    except BaseException as error:
        _undo(plan, error, lambda: clear(folder, journal))
        raise
    try:
        for index in range(len(journal.targets)):
            check()
            _publish(plan, folder, journal, index)
        system.sync_folder(folder)
        check()
        _retire(plan, folder, journal)
    except BaseException as error:
        ended = _undo(plan, error, lambda: settle(folder, journal))
        # A network file system may report a failure of what it has done: the disk decides.
        if not isinstance(error, OSError) or ended.outcome is not Outcome.FINISHED:
            raise
    else:
        _tidy(folder, journal)


def _stage(plan: Plan, folder: Path, original: os.stat_result, journal: Journal) -> Journal:
    """Writes every part under its temporary name; the journal comes back with how names are taken."""
    for index, output in enumerate(plan.outputs):
        system.create(folder / journal.staged(index), output.data, like=original)
    return replace(journal, links=system.can_link(folder / journal.staged(0), folder / journal.probe))


def _publish(plan: Plan, folder: Path, journal: Journal, index: int) -> None:
    """Gives one part its name, which nothing may have yet."""
    staged, target = folder / journal.staged(index), folder / journal.targets[index].name
    _take(plan, staged, target, links=journal.links)
    if not journal.links:
        system.SYSTEM.replace(staged, target)


def _retire(plan: Plan, folder: Path, journal: Journal) -> None:
    """Gives the original its new name in one step; the name is claimed first, with a link to the journal."""
    original, retired = folder / journal.original, folder / journal.retired
    _take(plan, folder / journal.name, retired, links=journal.links)
    _check_unchanged(plan, folder)
    system.SYSTEM.replace(original, retired)


def _take(plan: Plan, file: Path, name: Path, *, links: bool) -> None:
    """Makes ``name`` stand for ``file``, or for an empty file where there are no hard links."""
    try:
        if links:
            system.SYSTEM.link(file, name)
        else:
            system.claim(name)
    except FileExistsError as error:
        raise Refused(_taken(plan, name.name)) from error


def _undo(plan: Plan, cause: BaseException, undo: Callable[[], T]) -> T:
    """Calls ``undo``; if that fails too, raises ``Refused`` with the cause and how to go on."""
    try:
        return undo()
    except OSError as error:
        message = f"{_words(cause)}; what was begun can't be undone now: {_reason(error)}"
        found = finding("S454", message, path=plan.path)
        remedy = "the original is complete; any later run in its folder removes what was begun"
        raise Refused(replace(found, remedy=remedy)) from cause


def _tidy(folder: Path, journal: Journal) -> None:
    """Removes the traces of a run that is done; the next run does it if this one can't."""
    try:
        system.sync_folder(folder)
        clear(folder, journal)
    except OSError:
        pass


def _words(cause: BaseException) -> str:
    if isinstance(cause, OSError):
        return f"can't be split: {_reason(cause)}"
    return f"can't be split: {cause}"


def _reason(error: OSError) -> str:
    where = f" ({os.fsdecode(error.filename)})" if error.filename else ""
    return f"{error.strerror or error}{where}"
