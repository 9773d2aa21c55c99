"""Whole files. One reader for all that is read, whoever put it there; what is the tool's own is written here.

A repository may hold a named pipe where a configuration is looked for, or a link to a device without an end.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused

LARGEST = 32 * 2**20
"""Bytes of a file with tests; the syntax tree of a bigger one takes more memory than most machines have."""

LARGEST_SETTING = 4 * 2**20
"""Bytes of what people write for the tool: a configuration, a template, a list of patterns."""

LARGEST_RECORD = 256 * 2**20
"""Bytes of what the tool writes: a plan of a thousand big files has a tenth of it."""

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class NoSuchFile(FileNotFoundError):
    """Nothing stands at a path; what may be meant is looked for only if somebody says so."""

    @property
    def strerror(self) -> str:  # type: ignore[override]
        """In words, with the name beside it that is most like it."""
        return f"there is no such file{near_path(str(self.filename))}"


def near_path(path: str) -> str:
    """`` (did you mean 'x'?)``, of the names in a path's folder; nothing when nothing is near."""
    import difflib

    folder, slash, name = path.rpartition("/")
    try:
        names = os.listdir(folder + slash or ".")  # noqa: PTH208
    except OSError:
        return ""
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.75)
    return f" (did you mean {folder + slash + near[0]!r}?)" if near else ""


def read_whole(path: str | os.PathLike[str], most: int = LARGEST) -> bytes:
    """The bytes of a regular file; raises ``OSError`` for anything else and for more than ``most`` bytes."""
    return read_with_status(path, most)[0]


def read_with_status(path: str | os.PathLike[str], most: int = LARGEST) -> tuple[bytes, os.stat_result]:
    """The same, with what the file system said of it just before."""
    try:
        found = os.stat(path)  # noqa: PTH116 - for the small files of a check a Path costs as much again
    except FileNotFoundError:
        raise NoSuchFile(errno.ENOENT, "", os.fspath(path)) from None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, f"{_kind(found.st_mode)}, not a file", str(path))
    descriptor = os.open(path, _FLAGS)  # a third of what open() costs
    try:
        data = os.read(descriptor, min(found.st_size, most) + 1)
        if len(data) != found.st_size:  # it changes meanwhile, or its size is not known
            while len(data) <= most and (more := os.read(descriptor, 1 << 20)):
                data += more
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"larger than {most >> 20} MiB", str(path))
    return data, found


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a device or socket"


def check_writable(file: Path, what: str) -> None:
    """What can't be written after some work should stop it before; raises ``Refused`` with S814."""
    folder = file.resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK) or file.is_dir():
        raise Refused(finding("S814", f"{what} can't be written there", path=str(file)))


def replace_text(file: Path, text: str) -> None:
    """Give a file this text in one step, with the mode that it had; raises ``Refused`` with S814."""
    import secrets

    target = file.resolve()  # a link stays a link
    staged = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            with staged.open("x", encoding="utf-8", errors="surrogateescape", newline="") as stream:
                stream.write(text)
            if target.exists():
                staged.chmod(target.stat().st_mode & 0o7777)
            staged.replace(target)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(finding("S814", error.strerror or str(error), path=str(file))) from error
