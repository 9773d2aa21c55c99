"""Files of somebody else's that follow a split: replaced before its switch, and taken back with it.

Their new bytes and a copy of the old ones wait beside the original, so that what was begun can be finished
or taken back. A file that somebody has saved meanwhile is neither replaced nor taken back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.plan import Plan
from splitter.project.top import top_or_folder
from splitter.transaction import system
from splitter.transaction.journal import Following, Journal, Target
from splitter.transaction.lock import locked
from splitter.transaction.progress import is_as_written


def followings(plan: Plan, folder: Path) -> tuple[Following, ...]:
    """The files that follow a plan, as a journal names them."""
    top = top_or_folder(folder)
    return tuple(
        Following(
            Path(os.path.relpath(top / edit.path, folder)).as_posix(),
            system.sha256(edit.before),
            system.sha256(edit.after),
        )
        for edit in plan.edits
    )


@contextmanager
def project_locked(folder: Path, *, wanted: bool) -> Iterator[None]:
    """Holds the project's top, if that is ``wanted``: files of anywhere in it are to be replaced."""
    top = top_or_folder(folder)
    with ExitStack() as stack:
        if wanted and top != folder:
            stack.enter_context(locked(top))
        yield


def check(folder: Path, follows: tuple[Following, ...]) -> None:
    """Raises ``Refused`` (S155) for a file that was changed since it was looked at."""
    changed = [one for one in follows if not _has(folder / one.name, one.before)]
    if changed:
        raise Refused(*(_changed(folder, one) for one in changed))


def stage(folder: Path, journal: Journal, contents: tuple[bytes, ...]) -> None:
    """Writes new and old bytes of each under temporary names, with the file's own mode and owner."""
    for index, (one, data) in enumerate(zip(journal.follows, contents, strict=True)):
        path = folder / one.name
        like = system.access(system.SYSTEM.lstat(path))
        old = system.read(path)
        if system.sha256(old) != one.before:
            raise Refused(_changed(folder, one))
        system.create(folder / journal.staged_edit(index), data, like)
        system.create(folder / journal.kept_edit(index), old, like)


def replace_all(folder: Path, journal: Journal) -> None:
    """Gives each its new bytes; raises ``Refused`` (S155) for one that was changed since."""
    for index, one in enumerate(journal.follows):
        check(folder, (one,))
        system.SYSTEM.replace(folder / journal.staged_edit(index), folder / one.name)
        system.sync_folder((folder / one.name).parent)


def take_back(folder: Path, journal: Journal) -> list[str]:
    """Gives each its old bytes again; returns the names of those that somebody has changed."""
    left = []
    for index, one in enumerate(journal.follows):
        path, kept = folder / one.name, folder / journal.kept_edit(index)
        if _has(path, one.before):
            continue
        if _has(path, one.after) and _has(kept, one.before):
            system.SYSTEM.replace(kept, path)
            system.sync_folder(path.parent)
        else:
            left.append(one.name)
    return left


def _has(path: Path, sha256: str) -> bool:
    return is_as_written(path, Target("", sha256))


def _changed(folder: Path, one: Following) -> Finding:
    path = os.path.normpath(folder / one.name)
    return finding("S155", "it was changed after it was looked at", path=os.path.relpath(path))
