"""One transaction at a time in a folder.

The lock is on the folder itself (``flock``), so that it ends with its process and leaves no file
behind. Where a folder can't be locked (NFS, Windows) it is on a file ``.splitter.lock`` in it, which
goes with the lock; on Windows the system removes it when its holder ends, however that happens.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.transaction import system

LOCK_FILE = ".splitter.lock"

# Values of fcntl's constants, which have been the same on every Unix since BSD: the module does not
# exist on Windows.
_EXCLUSIVE, _AT_ONCE = 2, 4

_NOT_LOCKABLE = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder; raises ``Refused`` (S453) when another run does, and ``OSError``."""
    try:
        descriptor = _lock_folder(folder)
        if descriptor is not None:
            lock_file = None
        else:
            lock_file = folder / LOCK_FILE
            descriptor = _lock_file(lock_file)
    except BlockingIOError as error:
        message = f"another run is at work in {folder}"
        raise Refused(finding("S453", message, path=str(folder))) from error
    try:
        yield
    finally:
        _unlock(descriptor, lock_file)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Holds a file, which is made for it and goes with it; raises ``BlockingIOError``, ``OSError``."""
    descriptor = _lock_file(path)
    try:
        yield
    finally:
        _unlock(descriptor, path)


def hold(descriptor: int) -> None:
    """Locks an open file at once; raises ``BlockingIOError`` while somebody else does, ``OSError``."""
    system.SYSTEM.flock(descriptor, _EXCLUSIVE | _AT_ONCE)


def _lock_folder(folder: Path) -> int | None:
    """A descriptor that holds the folder; ``None`` where folders can't be locked."""
    if os.name == "nt":
        return None
    descriptor = system.SYSTEM.open(folder, os.O_RDONLY | system.NO_FOLLOW)
    try:
        hold(descriptor)
    except OSError as error:
        system.SYSTEM.close(descriptor)
        if error.errno in _NOT_LOCKABLE:
            return None
        raise
    return descriptor


def _lock_file(path: Path) -> int:
    if os.name == "nt":
        return _lock_by_existence(path)
    while True:
        descriptor = system.SYSTEM.open(path, os.O_RDWR | os.O_CREAT | system.NO_FOLLOW, 0o600)
        try:
            hold(descriptor)
            found = system.status(path)
        except BaseException:
            system.SYSTEM.close(descriptor)
            raise
        # The holder before us may have removed the file between our open and our lock.
        if found is not None and os.path.samestat(found, os.fstat(descriptor)):
            return descriptor
        system.SYSTEM.close(descriptor)


def _lock_by_existence(path: Path) -> int:
    temporary = getattr(os, "O_TEMPORARY", 0)
    try:
        return system.SYSTEM.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | temporary, 0o600)
    except (FileExistsError, PermissionError) as error:
        raise BlockingIOError(errno.EAGAIN, "the lock file exists") from error


def _unlock(descriptor: int, lock_file: Path | None) -> None:
    """Never raises: the work is done, and the lock ends with the process at the latest."""
    try:
        if lock_file is not None and os.name != "nt":
            system.remove(lock_file)
        system.SYSTEM.close(descriptor)
    except OSError:
        pass
