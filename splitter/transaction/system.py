"""Every call that a transaction makes to the file system, and the few verbs made of them."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from splitter.files import LARGEST_RECORD

if os.name != "nt":
    import fcntl

    _flock: Callable[[int, int], None] = fcntl.flock
    _chown: Callable[..., None] = os.chown
else:  # pragma: no cover - the lock is a file there, see lock.py; files have no such owner

    def _flock(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOTSUP, "no flock on this system")

    def _chown(*_: object) -> None:
        return


@dataclass(frozen=True)
class System:
    """The operating system's calls; a test puts in others that fail or kill the process."""

    open: Callable[..., int] = os.open
    read: Callable[[int, int], bytes] = os.read
    write: Callable[[int, Any], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    close: Callable[[int], None] = os.close
    lstat: Callable[[Path], os.stat_result] = os.lstat
    listdir: Callable[[Path], list[str]] = os.listdir
    chmod: Callable[[Path, int], None] = os.chmod
    chown: Callable[..., None] = _chown
    link: Callable[[Path, Path], None] = os.link
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    mkdir: Callable[[Path], None] = os.mkdir
    rmdir: Callable[[Path], None] = os.rmdir
    flock: Callable[[int, int], None] = _flock


SYSTEM = System()

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A named pipe must not make us wait."""

_NO_HARD_LINKS = {
    errno.EPERM,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EMLINK,
    errno.EINVAL,
}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


def status(path: Path) -> os.stat_result | None:
    """What stands at ``path`` itself (a link is not followed); ``None`` for nothing."""
    try:
        return SYSTEM.lstat(path)
    except FileNotFoundError:
        return None


def digest(path: Path) -> str:
    """The SHA-256 of the file at ``path``; raises ``OSError``, for a symbolic link too."""
    return sha256(read(path))


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data``, as it is written."""
    return hashlib.sha256(data).hexdigest()


def read(path: Path) -> bytes:
    """The bytes of the regular file at ``path``; raises ``OSError`` for all else, and for too many bytes."""
    return _read(path, lambda _: None)


def read_own(path: Path, top: Path) -> bytes:
    """``read`` for a file that is acted on; raises ``NotOurs`` for one that another user owns."""

    def refuse(found: os.stat_result) -> None:
        if not is_ours(found, top):
            raise NotOurs(errno.EACCES, "another user owns it", str(path))

    refuse(SYSTEM.lstat(path))  # it may not even be readable
    return _read(path, lambda descriptor: refuse(os.fstat(descriptor)))


class NotOurs(PermissionError):
    """Somebody else's file, of which nothing is believed."""


def is_ours(found: os.stat_result, top: Path) -> bool:
    """Whether a file is this user's own. Root's are also those of whoever owns the folder ``top``."""
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() or (_is_root() and found.st_uid == SYSTEM.lstat(top).st_uid)


def _read(path: Path, look: Callable[[int], None]) -> bytes:
    descriptor = SYSTEM.open(path, os.O_RDONLY | NO_FOLLOW | _NO_WAIT)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_RECORD:
            raise OSError(errno.EINVAL, "not a regular file, or too big", str(path))
        look(descriptor)
        chunks = []
        while chunk := SYSTEM.read(descriptor, 1 << 20):
            chunks.append(chunk)
    finally:
        SYSTEM.close(descriptor)
    return b"".join(chunks)


@dataclass(frozen=True)
class Access:
    """A file's mode and owner."""

    mode: int
    uid: int
    gid: int

    def only(self, bits: int) -> Access:
        """The same with some bits of the mode alone."""
        return replace(self, mode=self.mode & bits)


SHARED = 0o777
"""The bits that say who may do what with a file: set-user-ID and the like are for the original alone."""


def access(found: os.stat_result) -> Access:
    """The mode and the owner of a file."""
    return Access(stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid)


def create(path: Path, data: bytes, like: Access | None = None) -> None:
    """A new file with ``data``, on the disk when this returns, with the mode and owner ``like``.

    Raises ``OSError``, also when something stands at ``path``; what was begun is left for the roll-back.
    """
    mode = like.mode if like else 0o600
    descriptor = SYSTEM.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[SYSTEM.write(descriptor, rest) :]
        if like:
            _resemble(path, like)
        SYSTEM.fsync(descriptor)
    finally:
        SYSTEM.close(descriptor)


def _resemble(path: Path, like: Access) -> None:
    """Owner and mode ``like``, where they differ: some file systems can set neither."""
    give(path, like)
    # The umask takes bits away; writing and a new owner take set-user-ID and set-group-ID.
    if stat.S_IMODE(SYSTEM.lstat(path).st_mode) != like.mode:
        SYSTEM.chmod(path, like.mode)


def give(path: Path, like: Access) -> None:
    """Leaves a file to the owner ``like``, if that is ours to do."""
    made = SYSTEM.lstat(path)
    if _is_root() and (made.st_uid, made.st_gid) != (like.uid, like.gid):
        SYSTEM.chown(path, like.uid, like.gid)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def remove(path: Path) -> bool:
    """No file at ``path`` any more; whether there was one."""
    if status(path) is None:  # a file system that is read-only refuses even to remove nothing
        return False
    with suppress(FileNotFoundError):
        SYSTEM.unlink(path)
    return True


def sync_folder(folder: Path) -> None:
    """The folder's entries are on the disk when this returns, where the system offers that."""
    if os.name == "nt":
        return
    descriptor = SYSTEM.open(folder, os.O_RDONLY | NO_FOLLOW)
    try:
        SYSTEM.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        SYSTEM.close(descriptor)


def can_link(path: Path, probe: Path) -> bool:
    """Whether ``path``'s file system has hard links; raises ``OSError`` for any other trouble."""
    try:
        SYSTEM.link(path, probe)
    except OSError as error:
        if error.errno in _NO_HARD_LINKS:
            return False
        raise
    SYSTEM.unlink(probe)
    return True


def open_folder(path: Path, like: Access) -> None:
    """A new folder with the owner ``like``; raises ``FileExistsError`` when something stands there."""
    SYSTEM.mkdir(path)
    give(path, like)


def close_folder(path: Path, files: Iterable[str]) -> None:
    """No folder at ``path`` any more, if nothing is in it but bytecode of ``files``, which are gone."""
    if not is_folder(path):
        return
    cache = path / "__pycache__"
    if is_folder(cache):
        stems = {file.rpartition(".")[0] for file in files}
        for name in SYSTEM.listdir(cache):
            if name.endswith(".pyc") and name.partition(".")[0] in stems:
                remove(cache / name)
        _remove_folder(cache)
    _remove_folder(path)


def is_folder(path: Path) -> bool:
    """Whether a folder stands at ``path`` itself."""
    there = status(path)
    return there is not None and stat.S_ISDIR(there.st_mode)


def _remove_folder(path: Path) -> None:
    try:
        SYSTEM.rmdir(path)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise


def claim(path: Path) -> None:
    """An empty file at ``path``; raises ``FileExistsError`` when something stands there."""
    SYSTEM.close(SYSTEM.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600))
