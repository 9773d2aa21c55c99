"""Which files were surely within their limits, by what the file system says of them: they are not read again.

Of each: how many tests it has at most, and its lines. A change is seen by the size, the time of the content,
the time of the entry and the number of the file. What was changed shortly before the check began is not
kept: within one tick of the clock it could change again, and look the same (git calls such a file racy).

They are kept as bytes and looked up in them: as values of Python ten thousand files would cost as much to
read as to ask the file system of them. Folder by folder come key and names, then the row of each name.
"""

from __future__ import annotations

import os
import struct
import sys
from bisect import bisect_left
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from splitter.check import stored
from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.conventions import Conventions
from splitter.model.finding import Limit, lines_in
from splitter.model.version import VERSION
from splitter.planning.counting import Suspect

_FEW = 1_000
"""Files that are sooner read again than looked up."""

_MOST = 200_000
"""Files that are kept, those of the latest folders."""

_NO_LIMIT = sys.maxsize

_ROW = struct.Struct("<qqqQqq")
"""Of one file: its size, the times of its content and its entry, its number, its tests and its lines."""

_BETWEEN = "/"
"""Two names: none has it."""


class _Rows(NamedTuple):
    """The files of one suffix in one folder: their names, in order, and where their rows begin."""

    names: str = ""
    data: bytes = b""
    start: int = 0

    @property
    def files(self) -> int:
        return self.names.count(_BETWEEN) + 1 if self.names else 0

    @property
    def packed(self) -> bytes:
        return self.data[self.start : self.start + self.files * _ROW.size]


class Glances:
    """What an earlier check saw, and this one."""

    def __init__(self, folder: Path | None, since: int) -> None:
        """With no folder nothing is kept, and never what changed after ``since``, in nanoseconds."""
        self._file = None if folder is None else folder / stored.FOLDER / "files.bin"
        self._before: dict[str, _Rows] | None = None
        self._seen: dict[str, Folder] = {}
        self._since = since

    def folder(self, path: str, conventions: Conventions | None, limit: Limit) -> Folder | None:
        """What is known of the files around this one with its suffix; ``None`` where nothing is kept.

        Without ``conventions`` no tests were counted.
        """
        if self._file is None:
            return None
        if self._before is None:
            self._before = _read(self._file)
        folder, _, name = path.rpartition(os.sep)
        key = f"{os.path.abspath(folder)}{os.sep}*.{name.rpartition('.')[2]} {conventions}"  # noqa: PTH100
        if key not in self._seen:
            self._seen[key] = Folder(self._before.get(key, _Rows()), limit, self._since)
        return self._seen[key]

    def write(self) -> None:
        """Have the next check find it, if that is worth it."""
        if self._file is None or not any(folder.new for folder in self._seen.values()):
            return
        seen = {key: rows for key, folder in self._seen.items() if (rows := folder.rows()).names}
        known = sum(rows.files for rows in seen.values())
        if known < _FEW:
            return
        kept = [*seen.items()]
        for key, rows in reversed((self._before or {}).items()):
            if key not in seen:
                known += rows.files
                if known > _MOST:
                    break
                kept.append((key, rows))
        stored.write_bytes(self._file, _written(dict(reversed(kept))))


class Folder:
    """The files of one suffix in one folder."""

    def __init__(self, before: _Rows, limit: Limit, since: int) -> None:
        self.new: dict[str, bytes] = {}
        self._before = before
        self._names = before.names.split(_BETWEEN) if before.names else []
        self._next = 0
        """Where the next name is looked for: they are asked for in their order."""
        self._tests = _NO_LIMIT if limit.max_tests is None else limit.max_tests
        self._tests = self._tests if limit.max_seconds is None else 1
        self._lines = _NO_LIMIT if limit.max_lines is None else limit.max_lines
        self._since = since

    def is_within(self, path: str, name: str) -> bool:
        """Whether a file is what it was, and that was surely within the limit."""
        names, place = self._names, self._next
        if place >= len(names) or names[place] != name:
            place = bisect_left(names, name)
            if place >= len(names) or names[place] != name:
                return False
        self._next = place + 1
        _, data, start = self._before
        size, modified, changed, number, tests, lines = _ROW.unpack_from(data, start + place * _ROW.size)
        if tests > self._tests or lines > self._lines:
            return False
        try:
            now = os.stat(path)  # noqa: PTH116 - asked of every file
        except (OSError, ValueError):
            return False
        return bool(
            now.st_mtime_ns == modified
            and now.st_size == size
            and now.st_ctime_ns == changed
            and now.st_ino == number
        )

    def keep(self, name: str, seen: Suspect) -> None:
        """Have the next check know a file that was read, and is within its limit."""
        status = seen.status
        if status is None or seen.text is None:
            return
        if max(status.st_mtime_ns, status.st_ctime_ns) > self._since:
            return
        with suppress(struct.error):  # a number that no file system here has
            self.new[name] = _ROW.pack(
                status.st_size,
                status.st_mtime_ns,
                status.st_ctime_ns,
                status.st_ino,
                seen.most,
                lines_in(seen.text),
            )

    def rows(self) -> _Rows:
        """Those of before and the new ones."""
        packed, size = self._before.packed, _ROW.size
        places = range(0, len(packed), size)
        rows = {name: packed[at : at + size] for name, at in zip(self._names, places, strict=True)} | self.new
        names = sorted(rows)
        return _Rows(_BETWEEN.join(names), b"".join(rows[name] for name in names))


def _written(folders: Mapping[str, _Rows]) -> bytes:
    texts = [VERSION, *(text for key, rows in folders.items() for text in (key, rows.names))]
    head = "\0".join(texts).encode("utf-8", "surrogateescape")
    return b"".join([head, b"\0\0", *(rows.packed for rows in folders.values())])


def _read(file: Path) -> dict[str, _Rows]:
    """What this version of the splitter has written there, by key; nothing where it has not."""
    try:
        data = read_whole(file, LARGEST_RECORD)
    except OSError:
        return {}
    start = data.find(b"\0\0")
    version, *texts = data[: max(start, 0)].decode("utf-8", "surrogateescape").split("\0")
    if version != VERSION or len(texts) % 2:
        return {}
    start += 2
    found: dict[str, _Rows] = {}
    for key, names in zip(texts[::2], texts[1::2], strict=True):
        found[key] = _Rows(names, data, start)
        start += found[key].files * _ROW.size
    return found if start == len(data) else {}
