"""The text files of a project, each read once however many of its files are split, unless it changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from splitter.files import LARGEST, LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.project.top import top_of

_NEVER = frozenset({"__pycache__", "node_modules", "site-packages", "venv", "env", "build", "dist"})


def naming(path: Path, suffix: str) -> Iterator[tuple[Path, str]]:
    """The files of the project with a suffix in whose text the stem of ``path`` stands, itself apart.

    Outside of a repository the project is the folder of ``path``. What can't be read names nothing.
    """
    folder = path.parent.resolve()
    top = top_of(folder)
    own = folder / path.name
    stem = os.fsencode(path.stem)
    for name, stamp in sorted(_files(folder if top is None else top, suffix, deep=top is not None)):
        if name != str(own) and stem in (data := _read(name, *stamp)):
            yield Path(name), data.decode("utf-8", "replace")


def text_of(path: Path) -> str | None:
    """The text of a file; ``None`` where there is none to be read.

    Raises ``Refused`` (S101) for one that is too large: what it says of the tests can't be told.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    if status.st_size > LARGEST:
        raise Refused(finding("S101", f"larger than {LARGEST >> 20} MiB", path=str(path)))
    return _read(str(path), status.st_mtime_ns, status.st_size).decode("utf-8", "replace")


def bytes_of(path: Path) -> bytes:
    """The bytes of a file of ordinary size; of any other, and of one that can't be read, none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return b""
    return _read(str(path), status.st_mtime_ns, status.st_size) if status.st_size <= LARGEST_SETTING else b""


def beginning_of(path: Path, size: int) -> str:
    """The first bytes of a file as text; of one that can't be read nothing."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ""
    return _beginning(str(path), status.st_mtime_ns, status.st_size, size)


@lru_cache(maxsize=1 << 12)
def _beginning(name: str, modified: int, whole: int, size: int) -> str:
    return _read(name, modified, whole)[:size].decode("utf-8", "replace")


def _files(folder: Path, suffix: str, *, deep: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """The names of files below a folder, each with what tells that it changed."""
    stack = [str(folder)]
    while stack:
        try:
            entries = list(os.scandir(stack.pop()))
        except OSError:  # whatever is wrong with a folder will be said when it is written to
            continue
        for entry in entries:
            if entry.name.endswith(suffix) and entry.is_file():
                status = entry.stat()
                yield entry.path, (status.st_mtime_ns, status.st_size)
            elif deep and _is_entered(entry):
                stack.append(entry.path)


def _is_entered(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.name not in _NEVER and entry.is_dir(follow_symlinks=False)


@lru_cache(maxsize=1 << 15)
def _read(name: str, modified: int, size: int) -> bytes:
    """The bytes of a file; the numbers say when to look anew."""
    try:
        return read_whole(name)
    except OSError:
        return b""
