"""The text files of a project, each read once however many of its files are split, unless it changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from splitter.files import LARGEST, LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.project.once import another_run, once
from splitter.project.top import marked, top_of

Stamp = tuple[int, int]

_as_it_was: ContextVar[tuple[str, bytes | None] | None] = ContextVar("as_it_was", default=None)


@contextmanager
def as_it_was(path: Path, data: bytes | None) -> Iterator[None]:
    """A run within the one that is under way, which reads other bytes as the text of one file, or none."""
    token = _as_it_was.set((os.fspath(path), data))
    try:
        with another_run():
            yield
    finally:
        _as_it_was.reset(token)


_NEVER = frozenset({"__pycache__", "node_modules", "site-packages", "venv", "env", "build", "dist"})


@once
def files_around(folder: Path, *suffix: str) -> tuple[str, ...]:
    """The files with one of these suffixes of the project that a folder is in, by name.

    Outside of a repository it begins where a configuration says so, else the folder alone is all of it.
    """
    top = top_of(folder) or marked(folder)
    return files_below(folder, *suffix, deep=False) if top is None else files_below(top, *suffix)


@once
def files_below(folder: Path, *suffix: str, deep: bool = True) -> tuple[str, ...]:
    """The files with one of these suffixes in a folder and, if ``deep``, below it, by name."""
    return tuple(sorted(_files(folder, suffix, deep=deep)))


def bytes_of(name: str) -> bytes:
    """The bytes of a file; of one that can't be read nothing."""
    try:
        return read_whole(name)
    except OSError:
        return b""


def text_of(path: Path) -> str | None:
    """The text of a file; ``None`` where there is none to be read.

    Raises ``Refused`` (S101) for one that is too large: what it says of the tests can't be told.
    """
    name = os.fspath(path)
    if (other := _as_it_was.get()) is not None and other[0] == name:
        return None if other[1] is None else other[1].decode("utf-8", "replace")
    stamp = stamp_of(name)
    if stamp is None:
        return None
    if stamp[1] > LARGEST:
        raise Refused(finding("S101", f"larger than {LARGEST >> 20} MiB", path=name))
    return _text(name, stamp)


def ordinary(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file of ordinary size; of any other, and of one that can't be read, none."""
    return _kept(os.fspath(path), large=False)


def bytes_for_all(name: str) -> bytes:
    """The bytes of a file that more than one part of a run asks for; of one that can't be read none."""
    return _kept(name, large=True)


@once
def saying(word: bytes, files: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the files that have a word in their text."""
    return tuple(file for file in files if word in bytes_for_all(file))


def stamp_of(name: str) -> Stamp | None:
    """What says that a file has changed: when it was written, and its size; ``None`` where there is none."""
    try:
        status = os.stat(name)  # noqa: PTH116 - asked for each file of a project for each that is split
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def _kept(name: str, *, large: bool) -> bytes:
    stamp = stamp_of(name)
    if stamp is None:
        return b""
    if stamp[1] <= LARGEST_SETTING:
        return _ORDINARY.of(name, stamp)
    return bytes_of(name) if large else b""


class _Files:
    """Files that were read, as far as there is room for them, the latest that was asked for last.

    A file that is read a second time for want of room takes that of files which nobody has asked for since
    the first: those of another project, in a server that lives long. It takes no other's: of a project that
    is too large all are asked for in turn, and each would push out what is asked for next.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._known: dict[str, tuple[Stamp, bytes, int]] = {}
        self._homeless: dict[str, int] = {}
        self._now = 0

    def of(self, name: str, stamp: Stamp) -> bytes:
        """The bytes of a file; the stamp says when to look anew."""
        self._now += 1
        known, data, _ = self._known.pop(name, (None, b"", 0))
        if known != stamp:
            self._room += len(data)
            data = bytes_of(name)
            self._push_out(len(data), self._homeless.pop(name, 0))
            if len(data) > self._room:
                self._remember(name)
                return data
            self._room -= len(data)
        self._known[name] = stamp, data, self._now
        return data

    def _push_out(self, size: int, since: int) -> None:
        """Make room of files that were not asked for since then, for as long as there is not enough."""
        while self._room < size and self._known:
            name, (_, data, asked) = next(iter(self._known.items()))
            if asked >= since:
                return
            del self._known[name]
            self._room += len(data)

    def _remember(self, name: str) -> None:
        """That it has found no room, and when."""
        if len(self._homeless) >= _MOST:
            self._homeless.clear()
        self._homeless[name] = self._now


_MOST = 1 << 16
"""How many names of such files are remembered."""

_ORDINARY = _Files(16 * 2**20)
"""Most projects have less text. What finds no room is read again, a few times a run, whatever is split."""


@lru_cache(maxsize=1 << 12)
def _text(name: str, stamp: Stamp) -> str:
    """The text of a file; the stamp says when to look anew."""
    return bytes_of(name).decode("utf-8", "replace")


def beginning_of(entry: os.DirEntry[str], size: int) -> str:
    """The first bytes of a file as text; of one that can't be read nothing."""
    try:
        status = entry.stat()
    except OSError:
        return ""
    return _beginning(entry.path, status.st_mtime_ns, status.st_size, size)


@lru_cache(maxsize=1 << 12)
def _beginning(name: str, modified: int, whole: int, size: int) -> str:
    return bytes_of(name)[:size].decode("utf-8", "replace")


def _files(folder: Path, suffix: tuple[str, ...], *, deep: bool) -> Iterator[str]:
    stack = [os.fspath(folder)]
    while stack:
        try:
            entries = list(os.scandir(stack.pop()))
        except OSError:  # whatever is wrong with a folder will be said when it is written to
            continue
        for entry in entries:
            if entry.name.endswith(suffix) and entry.is_file():
                yield entry.path
            elif deep and _is_entered(entry):
                stack.append(entry.path)


def _is_entered(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.name not in _NEVER and entry.is_dir(follow_symlinks=False)
