"""The history: what each finished split did, kept so that it can be undone.

It lives in ``.splitter/`` at the top of the project, which ignores itself in git: ``<id>.json`` is a
split's record, ``<id>.original.gz`` the original's bytes, and ``<id>.pending`` tells any later run in
which folder a transaction is at work, or was when it was killed. The folder goes with its last file.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from splitter.transaction import system
from splitter.transaction.journal import Damaged, Target, is_here, is_id, is_plain, opened
from splitter.transaction.system import Access

FOLDER = ".splitter"
FORMAT_VERSION = 1

RUN = secrets.token_hex(4)
"""What the splits of one command have in common: ``undo --last`` takes them back together.

A command that has others work for it tells them its own.
"""

_MARKS = (".git", "splitter.toml", "pyproject.toml")


@dataclass(frozen=True)
class Record:
    """A finished split."""

    id: str
    run: str
    time: int
    """When it was made, in nanoseconds since 1970."""
    folder: Path
    original: Target
    size: int
    access: Access
    """The original's mode and owner."""
    how: str
    """What became of the original: see ``model.Retirement``."""
    retired: Target | None
    """The retired original, if there is one."""
    left: str
    """The SHA-256 of what stands at the original's name since; empty for nothing."""
    parts: tuple[Target, ...]


def root(folder: Path) -> Path:
    """The top of ``folder``'s project: where ``.git`` is, else where its configuration is.

    Without either it is the current folder, and ``folder`` itself if it is not below that.
    """
    for marks in (_MARKS[:1], _MARKS[1:]):
        for candidate in (folder, *folder.parents):
            if any(os.path.lexists(candidate / mark) for mark in marks):
                return candidate
    here = Path.cwd()
    return here if folder.is_relative_to(here) else folder


def announce(folder: Path, id: str, owner: Access) -> None:
    """Says in the project that a transaction is at work in ``folder``; raises ``OSError``."""
    store = root(folder) / FOLDER
    where = folder.relative_to(store.parent).as_posix()
    _create(store, f"{id}.pending", os.fsencode(where), owner)


def keep(record: Record, data: bytes) -> None:
    """Writes down a split and the bytes of its original; raises ``OSError``."""
    store = root(record.folder) / FOLDER
    packer = zlib.compressobj(wbits=31)
    _create(store, f"{record.id}.original.gz", packer.compress(data) + packer.flush(), record.access)
    text = json.dumps(_document(record, store.parent), indent=1) + "\n"
    _create(store, f"{record.id}.json", text.encode("ascii"), record.access)
    system.sync_folder(store)


def forget(folder: Path, id: str) -> None:
    """No record of the split ``id`` in ``folder`` any more; raises ``OSError``."""
    for store in _stores(folder):
        system.remove(store / f"{id}.json")
        system.remove(store / f"{id}.original.gz")


def withdraw(folder: Path, ids: Iterable[str]) -> None:
    """The transactions are over: takes ``announce`` back; raises ``OSError``."""
    for store in _stores(folder):
        for id in ids:
            system.remove(store / f"{id}.pending")


def tidy(folder: Path) -> None:
    """Takes a history that holds nothing away; leaves it where that fails: it does no harm."""
    for store in _stores(folder):
        with suppress(OSError):
            if set(system.SYSTEM.listdir(store)) <= {".gitignore"}:
                system.remove(store / ".gitignore")
                system.SYSTEM.rmdir(store)


def pending(start: Path) -> dict[str, Path]:
    """The transactions of the project around ``start`` that are at work, or were when they were killed.

    Their ids, and the folders that they are about. Raises ``OSError``.
    """
    found = {}
    for store in _stores(start):
        for name in sorted(system.SYSTEM.listdir(store)):
            id = name.removesuffix(".pending")
            if id == name or not is_id(id):
                continue
            with suppress(FileNotFoundError):  # it has just ended
                folder = _inside(store.parent, os.fsdecode(system.read(store / name)))
                if folder is not None and system.status(folder) is not None:
                    found[id] = folder
    return found


def records(start: Path) -> list[Record]:
    """The splits of the project around ``start``, the latest first.

    Raises ``Damaged`` for a record that this version can't act on, ``OSError``.
    """
    found = []
    for store in _stores(start):
        names = set(system.SYSTEM.listdir(store))
        ids = (name.removesuffix(".json") for name in names if name.endswith(".json"))
        # What is pending has not happened yet.
        found += [_load(store, f"{id}.json") for id in ids if is_id(id) and f"{id}.pending" not in names]
    return sorted(found, key=lambda record: (record.time, record.id), reverse=True)


def original(record: Record) -> bytes:
    """The bytes of the original; raises ``Damaged`` if they are not there as they were, ``OSError``."""
    for store in _stores(record.folder):
        path = store / f"{record.id}.original.gz"
        if system.status(path) is None:
            continue
        try:
            data = zlib.decompressobj(wbits=31).decompress(system.read(path), record.size + 1)
        except zlib.error as error:
            raise Damaged(f"{path} is damaged: {error}") from error
        if system.sha256(data) != record.original.sha256:
            raise Damaged(f"{path} does not hold the original")
        return data
    raise Damaged(f"the original's bytes ({record.id}.original.gz) are not there")


def _stores(folder: Path) -> Iterator[Path]:
    """Every history around ``folder``: a project's top can have moved since."""
    for candidate in (folder, *folder.parents):
        found = system.status(candidate / FOLDER) if os.path.lexists(candidate / FOLDER) else None
        if found is not None and stat.S_ISDIR(found.st_mode):
            yield candidate / FOLDER


def _create(store: Path, name: str, data: bytes, owner: Access) -> None:
    """A new file of the history, which its last file's end may have just taken away."""
    like = Access(owner.mode & 0o666 | 0o600, owner.uid, owner.gid)
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


def _inside(top: Path, where: str) -> Path | None:
    """The folder ``where`` below ``top``; ``None`` for one that is not below it."""
    path = PurePosixPath(where)
    if path.is_absolute() or ".." in path.parts or "\0" in where:
        return None
    folder = (top / path).resolve()
    return folder if folder.is_relative_to(top.resolve()) else None


# A record as JSON


def _document(record: Record, top: Path) -> dict[str, Any]:
    retired = record.retired
    return {
        "format_version": FORMAT_VERSION,
        "id": record.id,
        "run": record.run,
        "time": record.time,
        "folder": record.folder.relative_to(top).as_posix(),
        "original": {
            "name": record.original.name,
            "sha256": record.original.sha256,
            "size": record.size,
            "mode": record.access.mode,
            "uid": record.access.uid,
            "gid": record.access.gid,
        },
        "how": record.how,
        "retired": {"name": retired.name, "sha256": retired.sha256} if retired else None,
        "left": record.left,
        "parts": [{"name": part.name, "sha256": part.sha256} for part in record.parts],
    }


def _load(store: Path, name: str) -> Record:
    """A record; nothing in it is believed that would lead out of the project."""
    try:
        document = json.loads(system.read(store / name))
        if document["format_version"] != FORMAT_VERSION:
            raise Damaged(f"{store / name} is not of format version {FORMAT_VERSION}")
        record = _parse(store, document)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, Damaged):
            raise
        raise Damaged(f"{store / name} can't be read: {error!r}") from error
    files = (record.original, *record.parts, *filter(None, [record.retired]))
    names = [file.name for file in files]
    own = [file.name for file in files if file not in record.parts]
    here = all(map(is_here, names)) and all(map(is_plain, own))
    linked = any(map(os.path.islink, opened(record.folder, record.parts)))
    if record.id + ".json" != name or not here or linked or len(set(names)) < len(names):
        raise Damaged(f"{store / name} names files elsewhere, or one twice")
    return record


def _parse(store: Path, document: Mapping[str, Any]) -> Record:
    folder = _inside(store.parent, str(document["folder"]))
    if folder is None:
        raise Damaged(f"a record in {store} leads out of the project")
    before, retired = document["original"], document["retired"]
    return Record(
        id=str(document["id"]),
        run=str(document["run"]),
        time=int(document["time"]),
        folder=folder,
        original=_target(before),
        size=int(before["size"]),
        access=Access(int(before["mode"]) & 0o777, int(before["uid"]), int(before["gid"])),
        how=str(document["how"]),
        retired=_target(retired) if retired else None,
        left=str(document["left"]),
        parts=tuple(map(_target, document["parts"])),
    )


def _target(value: Mapping[str, Any]) -> Target:
    name, digest = value["name"], value["sha256"]
    if not (isinstance(name, str) and isinstance(digest, str)):
        raise TypeError("a file's name and SHA-256 are strings")
    return Target(name, digest)
