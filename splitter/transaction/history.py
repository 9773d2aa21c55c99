"""The history: what each finished split did, kept so that it can be undone.

It lives in ``.splitter/`` at the top of the project, which ignores itself in git: ``<id>.json`` is a
split's record, ``<id>.original.gz`` the original's bytes, and ``<id>.pending`` tells any later run in
which folder a transaction is at work, or was when it was killed. The folder goes with its last file.

Looked for it is in the project alone, up to its top, and nothing in it is acted on that another user owns.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from splitter.project.top import marked
from splitter.transaction import system
from splitter.transaction.journal import Damaged, is_id
from splitter.transaction.record import Record, document, inside, load
from splitter.transaction.system import Access

FOLDER = ".splitter"

RUN = secrets.token_hex(4)
"""What the splits of one command have in common: ``undo --last`` takes them back together.

A command that has others work for it tells them its own.
"""


def root(folder: Path) -> Path:
    """The top of ``folder``'s project: where ``.git`` is, else where its configuration is.

    Without either it is the current folder, and ``folder`` itself if it is not below that.
    """
    here = Path.cwd()
    return marked(folder) or (here if folder.is_relative_to(here) else folder)


def announce(folder: Path, id: str, like: Access) -> None:
    """Says in the project that a transaction is at work in ``folder``; raises ``OSError``."""
    store = root(folder) / FOLDER
    where = folder.relative_to(store.parent).as_posix()
    _create(store, f"{id}.pending", os.fsencode(where), like.mode)


def keep(record: Record, data: bytes) -> None:
    """Writes down a split and the bytes of its original; raises ``OSError``."""
    store = root(record.folder) / FOLDER
    packer = zlib.compressobj(wbits=31)
    _create(store, f"{record.id}.original.gz", packer.compress(data) + packer.flush(), record.access.mode)
    text = json.dumps(document(record, store.parent), indent=1) + "\n"
    _create(store, f"{record.id}.json", text.encode("ascii"), record.access.mode)
    system.sync_folder(store)


def keep_edited(record: Record, name: str, data: bytes) -> None:
    """Keeps a file that an undo is told to take away though it was edited; raises ``OSError``."""
    store = opened(root(record.folder))
    edited = store / "edited"
    with suppress(FileExistsError):
        system.SYSTEM.mkdir(edited)
    number = 0
    while True:
        free = edited / (name if not number else f"{name}.{number}")
        try:
            return system.create(free, data, record.access)
        except FileExistsError:
            number += 1


def forget(folder: Path, id: str) -> None:
    """No record of the split ``id`` in ``folder`` any more; raises ``OSError``."""
    for store in _around(folder):
        _remove(store, f"{id}.json")
        _remove(store, f"{id}.original.gz")


def withdraw(folder: Path, ids: Iterable[str]) -> None:
    """The transactions are over: takes ``announce`` back; raises ``OSError``."""
    for store in _around(folder):
        for id in ids:
            _remove(store, f"{id}.pending")


def tidy(folder: Path) -> None:
    """Takes a history that holds nothing away; leaves it where that fails: it does no harm."""
    for store in _around(folder):
        with suppress(OSError):
            if set(system.SYSTEM.listdir(store)) <= {".gitignore"}:
                _remove(store, ".gitignore")
                system.SYSTEM.rmdir(store)


def pending(start: Path) -> dict[str, Path]:
    """The transactions of the project around ``start`` that are at work, or were when they were killed.

    Their ids, and the folders that they are about. Raises ``OSError``.
    """
    found = {}
    for store in stores(start):
        for name in sorted(system.SYSTEM.listdir(store)):
            id = name.removesuffix(".pending")
            if id == name or not is_id(id):
                continue
            with suppress(FileNotFoundError, system.NotOurs):  # it has just ended, or is somebody else's
                folder = inside(store.parent, os.fsdecode(system.read_own(store / name, store.parent)))
                if folder is not None and system.status(folder) is not None:
                    found[id] = folder
    return found


def records(start: Path) -> list[Record]:
    """The splits of the project around ``start``, the latest first.

    Raises ``Damaged`` for a record that this version can't act on, ``OSError``.
    """
    found = []
    for store in stores(start):
        names = set(system.SYSTEM.listdir(store))
        ids = (name.removesuffix(".json") for name in names if name.endswith(".json"))
        # What is pending has not happened yet.
        done = [f"{id}.json" for id in ids if is_id(id) and f"{id}.pending" not in names]
        for name in done:
            with suppress(system.NotOurs):
                found.append(load(store, name))
    return sorted(found, key=lambda record: (record.time, record.id), reverse=True)


def original(record: Record) -> bytes:
    """The bytes of the original; raises ``Damaged`` if they are not there as they were, ``OSError``."""
    return kept(record)[0]


def kept(record: Record) -> list[bytes]:
    """The bytes of the original, then of what a merge took away; raises as ``original`` does."""
    files = [(record.size, record.original.sha256), *((file.size, file.sha256) for file in record.gone)]
    for store in _around(record.folder):
        path = store / f"{record.id}.original.gz"
        if system.status(path) is None:
            continue
        try:
            packed = system.read_own(path, store.parent)
            data = zlib.decompressobj(wbits=31).decompress(packed, sum(size for size, _ in files) + 1)
        except zlib.error as error:
            raise Damaged(f"{path} is damaged: {error}") from error
        found: list[bytes] = []
        at = 0
        for size, digest in files:
            found.append(data[at : at + size])
            at += size
            if digest and system.sha256(found[-1]) != digest:
                raise Damaged(f"{path} does not hold the original")
        if at != len(data):
            raise Damaged(f"{path} does not hold the original")
        return found
    raise Damaged(f"the original's bytes ({record.id}.original.gz) are not there")


def stores(folder: Path) -> Iterator[Path]:
    """Every history from ``folder`` to the top of its project, which can have moved up since."""
    top = root(folder)
    for candidate in (folder, *folder.parents):
        if _is_store(candidate / FOLDER):
            yield candidate / FOLDER
        if candidate == top:
            break


def _around(folder: Path) -> Iterator[Path]:
    """Every history that may hold what a transaction in ``folder`` wrote, by its id.

    Outside of any project that depends on the folder in which the command was called.
    """
    return (each / FOLDER for each in (folder, *folder.parents) if _is_store(each / FOLDER))


def _is_store(path: Path) -> bool:
    found = system.status(path) if os.path.lexists(path) else None
    if found is None or not stat.S_ISDIR(found.st_mode):
        return False
    return system.is_ours(found, path.parent) or os.access(path, os.R_OK | os.X_OK)


def _remove(store: Path, name: str) -> None:
    found = system.status(store / name)
    if found is not None and system.is_ours(found, store.parent):
        system.remove(store / name)


def opened(top: Path) -> Path:
    """The history at a project's top, which is there from now on; raises ``OSError``."""
    _open(top / FOLDER, system.access(system.SYSTEM.lstat(top)))
    return top / FOLDER


def _create(store: Path, name: str, data: bytes, mode: int) -> None:
    """A new file of the history, which its last file's end may have just taken away.

    It belongs to whoever the project's top belongs to, as far as that is ours to say.
    """
    like = replace(system.access(system.SYSTEM.lstat(store.parent)), mode=mode & 0o666 | 0o600)
    try:
        _open(store, like)
        system.create(store / name, data, like)
    except FileNotFoundError:
        _open(store, like)
        system.create(store / name, data, like)


def _open(store: Path, like: Access) -> None:
    """The history's folder, with the file that keeps it out of git."""
    found = system.status(store)
    if found is None:
        with suppress(FileExistsError):
            system.SYSTEM.mkdir(store)
        system.give(store, like)
        system.sync_folder(store.parent)
    elif not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(20, "not a folder of its own", str(store))
    ignore = system.status(store / ".gitignore")
    if ignore is not None and not ignore.st_size:  # its writer was killed
        system.remove(store / ".gitignore")
    if ignore is None or not ignore.st_size:
        with suppress(FileExistsError):
            system.create(store / ".gitignore", b"*\n", like)
