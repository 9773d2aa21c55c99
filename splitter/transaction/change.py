"""A change to one folder: files appear, the original's name is switched, files go - all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from splitter.git.branch import Commit
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.transaction import branch, following, history, system
from splitter.transaction import journal as journals
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.progress import is_as_planned
from splitter.transaction.record import Record
from splitter.transaction.settling import Outcome, clear, finish, place, settle
from splitter.transaction.system import Access

T = TypeVar("T")


@dataclass(frozen=True)
class Change:
    """What is to happen in ``folder``; ``path`` is the original as the user named it."""

    path: str
    folder: Path
    journal: Journal
    like: Access
    """The mode and owner of every new file."""
    likes: tuple[Access, ...] = ()
    """Those of each target, where each has its own."""
    contents: tuple[bytes, ...] = ()
    """Of the journal's targets."""
    content: bytes = b""
    """What the original's name gets, if its switch brings something new."""
    edits: tuple[bytes, ...] = ()
    """Of the files that follow."""
    record: Record | None = None
    """What the history is to keep of it, with ``data``, the original's bytes."""
    data: bytes = b""
    commit: Commit | None = None
    """What git is to hold of it."""


def make(change: Change, check: Callable[[], None]) -> None:
    """Makes the change in a folder that is locked; raises what broke it off, with the old state in place.

    ``check`` raises when the process has been asked to end: it is called where that is still harmless.
    """
    folder, journal = change.folder, change.journal
    try:
        history.announce(folder, journal.id, change.like)
        journal = _stage(change)
        check()
        journals.write(folder, journal)
    except BaseException as error:
        _mended(change, error, lambda: clear(folder, journal))
        raise
    try:
        _make(change, journal, check)
    except BaseException as error:
        _take_back(change, journal, error)
    else:
        _finish(change, journal)


def _make(change: Change, journal: Journal, check: Callable[[], None]) -> None:
    """Everything up to the step that decides, and that."""
    folder = change.folder
    with branch.held(folder, journal) if change.commit else nullcontext() as held:
        if change.record is not None:
            history.keep(change.record, change.data)
        _open_folders(change)
        for index in range(len(journal.targets)):
            check()
            _publish(change, journal, index)
        for opened in journals.opened(folder, journal.targets):
            system.sync_folder(opened)
        system.sync_folder(folder)
        check()
        following.bring(folder, journal)
        _switch(change, journal, check)
        system.sync_folder(folder)
        if change.commit is not None and held is not None:
            change.commit.make(held)


def _take_back(change: Change, journal: Journal, error: BaseException) -> None:
    """Brings the old state back and raises ``error``, unless git had done its part before it failed."""
    ended = _mended(change, error, lambda: settle(change.folder, journal, failed=True))
    if ended.outcome is Outcome.FINISHED and isinstance(error, (OSError, Refused)):
        return
    if isinstance(error, Refused) and ended.findings:
        raise Refused(*error.findings, *ended.findings) from error
    if ended.outcome is Outcome.STUCK:
        raise Refused(finding("S454", _words(error), path=change.path), *ended.findings) from error
    raise error


@contextmanager
def refusing(path: str) -> Iterator[None]:
    """Turns ``OSError`` into ``Refused`` (S454)."""
    try:
        yield
    except OSError as error:
        raise Refused(finding("S454", _words(error), path=path)) from error


def taken(path: str, name: str) -> Finding:
    """``name`` stands beside ``path`` already."""
    return finding("S452", f"{name} exists", path=str(Path(path).parent / name))


def targets(names: tuple[str, ...], contents: tuple[bytes, ...]) -> tuple[Target, ...]:
    """Files as a journal names them."""
    return tuple(Target(name, system.sha256(data)) for name, data in zip(names, contents, strict=True))


def _stage(change: Change) -> Journal:
    """Writes everything new under its temporary name; the journal comes back with how names are taken."""
    folder, journal = change.folder, change.journal
    staged = [folder / journal.staged(index) for index in range(len(change.contents))]
    likes = change.likes or (change.like,) * len(staged)
    files = list(zip(staged, change.contents, likes, strict=True))
    if journal.switch in (Switch.REPLACE, Switch.CREATE):
        files.append((folder / journal.staged_original, change.content, change.like))
    for path, data, like in files:
        system.create(path, data, like)
    following.stage(folder, journal, change.edits, change.like.only(system.SHARED))
    if not files:
        return journal
    return replace(journal, links=system.can_link(files[0][0], folder / journal.probe))


def _open_folders(change: Change) -> None:
    """The folders that targets are in, which are new as they are."""
    opened = journals.opened(change.folder, change.journal.targets)
    if change.journal.action is not Action.SPLIT:  # what comes back may find its folder
        opened = tuple(path for path in opened if not system.is_folder(path))
    try:
        for path in opened:
            system.open_folder(path, change.like.only(system.SHARED))
    except FileExistsError as error:
        raise Refused(*(taken(change.path, path.name) for path in opened)) from error


def _publish(change: Change, journal: Journal, index: int) -> None:
    """Gives one target its name, which nothing may have yet."""
    staged, name = change.folder / journal.staged(index), journal.targets[index].name
    _take(change, staged, name, links=journal.links)
    if not journal.links:
        system.SYSTEM.replace(staged, change.folder / name)


def _switch(change: Change, journal: Journal, check: Callable[[], None]) -> None:
    """The step that decides. A name that is taken by it is claimed first, with a link or an empty file."""
    folder, switch = change.folder, journal.switch
    original, staged = folder / journal.original, folder / journal.staged_original
    if switch is Switch.NONE:
        if journal.action is Action.SPLIT:
            check_unchanged(change.path, original, journal.before)
        return
    check()
    if switch is Switch.CREATE:
        _take(change, staged, journal.original, links=journal.links)
        if not journal.links:
            system.SYSTEM.replace(staged, original)
        return
    if switch is Switch.RENAME:
        _take(change, folder / journal.name, journal.retired, links=journal.links)
    check_unchanged(change.path, original, journal.before)
    system.SYSTEM.replace(original, folder / journal.aside)
    if not is_as_planned(folder, journal) or (switch is Switch.REPLACE and not place(folder, journal)):
        raise Refused(_saved(change))


def _saved(change: Change) -> Finding:
    """The original was saved between the last look at it and the switch."""
    message = f"{change.journal.original} was saved while it was retired; it is there as it was saved"
    return finding("S451", message, path=change.path)


def check_unchanged(path: str, original: Path, sha256: str) -> None:
    """Raises ``Refused`` (S451) if the file at ``original`` has other bytes now."""
    if system.digest(original) != sha256:
        raise Refused(finding("S451", f"{original.name} was changed after the plan was made", path=path))


def _take(change: Change, file: Path, name: str, *, links: bool) -> None:
    """Makes ``name`` stand for ``file``, or for an empty file where there are no hard links."""
    try:
        if links:
            system.SYSTEM.link(file, change.folder / name)
        else:
            system.claim(change.folder / name)
    except FileExistsError as error:
        raise Refused(taken(change.path, name)) from error


def _mended(change: Change, cause: BaseException, mend: Callable[[], T]) -> T:
    """Calls ``mend``; if that fails too, raises ``Refused`` with the cause and how to go on."""
    try:
        return mend()
    except (OSError, Refused) as error:
        message = f"{_words(cause)}; what was begun can't be cleared now: {_reason(error)}"
        raise Refused(_unfinished(change, message)) from cause


def _finish(change: Change, journal: Journal) -> None:
    """What is left to do once the step that decides has happened; a failure of it is said."""
    try:
        left = finish(change.folder, journal)
    except (OSError, Refused) as error:
        if journal.action is Action.UNDO:  # parts can be left
            raise Refused(_unfinished(change, f"not finished: {_reason(error)}")) from error
        raise Refused(_done_but(change, _reason(error))) from error
    if left:
        raise Refused(_done_but(change, f"{', '.join(left)} was saved in the last moment and left in place"))


def _done_but(change: Change, why: str) -> Finding:
    verbs = {Action.UNDO: "taken back", Action.MERGE: "merged", Action.PORT: "changed"}
    verb = verbs.get(change.journal.action, "split")
    return finding("S472", f"{change.journal.original} is {verb}, but {why}", path=change.path)


def _unfinished(change: Change, message: str) -> Finding:
    remedy = "no test is lost; `splitter recover`, or any later run, finishes it or takes it back"
    return replace(finding("S454", message, path=change.path), remedy=remedy)


def _words(cause: BaseException) -> str:
    return f"can't be written: {_reason(cause)}"


def _reason(error: BaseException) -> str:
    if not isinstance(error, OSError):
        return str(error)
    where = f" ({os.fsdecode(error.filename)})" if error.filename else ""
    return f"{error.strerror or error}{where}"
