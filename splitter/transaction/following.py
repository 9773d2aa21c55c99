"""Files that follow a split: those that name the original, and those that its tests find by its name.

What comes or changes does so before the split's switch, what goes goes after it, and all is taken back with
it. New bytes and a copy of the old ones wait beside the original, so that what was begun can be finished or
taken back. A file that somebody has saved meanwhile is neither replaced nor taken back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.references import Edit
from splitter.project.top import top_or_folder
from splitter.transaction import system
from splitter.transaction.journal import Following, Journal, Target
from splitter.transaction.lock import locked
from splitter.transaction.progress import is_as_written, is_empty


def followings(edits: Sequence[Edit], folder: Path) -> tuple[Following, ...]:
    """The files that follow a split in ``folder``, as a journal names them."""
    top = top_or_folder(folder)
    return tuple(
        Following(
            Path(os.path.relpath(top / edit.path, folder)).as_posix(),
            _digest(edit.before),
            _digest(edit.after),
        )
        for edit in edits
    )


def _digest(data: bytes | None) -> str:
    return "" if data is None else system.sha256(data)


@contextmanager
def project_locked(folder: Path, *, wanted: bool) -> Iterator[None]:
    """Holds the project's top, if that is ``wanted``: files of anywhere in it are to be replaced."""
    top = top_or_folder(folder)
    with ExitStack() as stack:
        if wanted and top != folder:
            stack.enter_context(locked(top))
        yield


def check(folder: Path, follows: tuple[Following, ...]) -> None:
    """Raises ``Refused`` (S155) for a file that was changed, or made, since it was looked at."""
    changed = [one for one in follows if not _is(folder / one.name, one.before)]
    if changed:
        raise Refused(*(_changed(folder, one) for one in changed))


def stage(folder: Path, journal: Journal, contents: tuple[bytes, ...], like: system.Access) -> None:
    """Writes new and old bytes of each under temporary names; ``like`` is for those that come."""
    for index, (one, data) in enumerate(zip(journal.follows, contents, strict=True)):
        path = folder / one.name
        own = like
        if one.before and one.after:
            own = system.access(system.SYSTEM.lstat(path))
            system.create(folder / journal.kept_edit(index), system.read(path), own)
            if system.digest(folder / journal.kept_edit(index)) != one.before:
                raise Refused(_changed(folder, one))
        if one.after:
            system.create(folder / journal.staged_edit(index), data, own)


def bring(folder: Path, journal: Journal) -> None:
    """Gives each that comes or changes its new bytes; raises ``Refused`` (S155) for one that was changed."""
    for index, one in enumerate(journal.follows):
        path, staged = folder / one.name, folder / journal.staged_edit(index)
        check(folder, (one,))
        if one.after and not one.before:
            _open_folders(path.parent)
            try:
                if journal.links:
                    system.SYSTEM.link(staged, path)
                    continue
                system.claim(path)
            except FileExistsError as error:
                raise Refused(_changed(folder, one)) from error
        if one.after:
            system.SYSTEM.replace(staged, path)
    _sync(folder, journal)


def take_back(folder: Path, journal: Journal) -> list[str]:
    """Gives each its old bytes again; returns the names of those that somebody has changed."""
    left = []
    for index, one in enumerate(journal.follows):
        path, kept = folder / one.name, folder / journal.kept_edit(index)
        if not one.before and (_is(path, one.after) or _is_claim(path, folder, journal, index)):
            system.remove(path)
        elif one.after and _is(path, one.after) and _is(kept, one.before):
            system.SYSTEM.replace(kept, path)
        elif not _is(path, one.before):
            left.append(one.name)
        if not one.before:
            _close_folders(folder, path.parent)
    _sync(folder, journal)
    return left


def take_away(folder: Path, journal: Journal) -> list[str]:
    """Removes those that go; returns the names of those that somebody has changed."""
    left = []
    for one in journal.follows:
        path = folder / one.name
        if one.after:
            continue
        if _is(path, one.before):
            system.remove(path)
        elif system.status(path) is not None:
            left.append(one.name)
        _close_folders(folder, path.parent)
    return left


def _is_claim(path: Path, folder: Path, journal: Journal, index: int) -> bool:
    """Whether a name is only claimed, with an empty file, by what still waits for it."""
    there, waits = system.status(path), system.status(folder / journal.staged_edit(index))
    return not journal.links and there is not None and waits is not None and is_empty(there)


def _open_folders(folder: Path) -> None:
    """The folder is there, and those around it."""
    if system.status(folder) is None:
        _open_folders(folder.parent)
        with suppress(FileExistsError):
            system.SYSTEM.mkdir(folder)


def _close_folders(top: Path, folder: Path) -> None:
    """Takes a folder away that is empty, and those around it, as far as they are below ``top``."""
    while folder != top and folder.is_relative_to(top) and system.status(folder) is not None:
        if system.SYSTEM.listdir(folder):
            return
        system.close_folder(folder, ())
        folder = folder.parent


def _sync(folder: Path, journal: Journal) -> None:
    for parent in dict.fromkeys((folder / one.name).parent for one in journal.follows):
        if system.status(parent) is not None:
            system.sync_folder(parent)


def _is(path: Path, sha256: str) -> bool:
    """Whether a file has these bytes, or whether there is none where there should be none."""
    return is_as_written(path, Target("", sha256)) if sha256 else system.status(path) is None


def _changed(folder: Path, one: Following) -> Finding:
    path = os.path.normpath(folder / one.name)
    return finding("S155", "it was changed after it was looked at", path=os.path.relpath(path))
