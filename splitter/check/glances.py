"""Which files were surely within their limits, by what the file system says of them: they are not read again.

Of each: how many tests it has at most, and its lines. A change is seen by the size, the time of the content,
the time of the entry and the number of the file. What was changed shortly before the check began is not
kept: within one tick of the clock it could change again, and look the same (git calls such a file racy).
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from splitter.check import stored
from splitter.model.conventions import Conventions
from splitter.model.finding import Limit, lines_in
from splitter.planning.counting import Suspect
from splitter.project import witnesses

_FEW = 1_000
"""Files that are sooner read again than looked up."""

_MOST = 200_000
"""Files that are kept, those of the latest folders."""

_NO_LIMIT = sys.maxsize


class Glances:
    """What an earlier check saw, and this one."""

    def __init__(self, folder: Path | None) -> None:
        """With no folder nothing is kept."""
        self._file = None if folder is None else folder / stored.FOLDER / "files.json"
        self._before: dict[str, Any] | None = None
        self._seen: dict[str, Folder] = {}
        self._since = time.time_ns() - witnesses.TICK

    def folder(self, path: str, conventions: Conventions | None, limit: Limit) -> Folder | None:
        """What is known of the files around this one with its suffix; ``None`` where nothing is kept.

        Without ``conventions`` no tests were counted.
        """
        if self._file is None:
            return None
        if self._before is None:
            self._before = stored.read(self._file)
        folder, _, name = path.rpartition(os.sep)
        key = f"{os.path.abspath(folder)}{os.sep}*.{name.rpartition('.')[2]} {conventions}"  # noqa: PTH100
        if key not in self._seen:
            self._seen[key] = Folder(self._before.get(key), limit, self._since)
        return self._seen[key]

    def write(self) -> None:
        """Have the next check find it, if that is worth it."""
        seen = {key: folder.files for key, folder in self._seen.items()}
        is_new = any(folder.is_new for folder in self._seen.values())
        if self._file is None or not is_new or sum(map(len, seen.values())) < _FEW:
            return
        others = {key: files for key, files in (self._before or {}).items() if key not in seen}
        while others and sum(map(len, (others | seen).values())) > _MOST:
            del others[next(iter(others))]
        stored.write(self._file, others | seen)


class Folder:
    """The files of one suffix in one folder."""

    def __init__(self, files: Any, limit: Limit, since: int) -> None:
        self.files: dict[str, Any] = files if isinstance(files, dict) else {}
        self.is_new = False
        self._tests = _NO_LIMIT if limit.max_tests is None else limit.max_tests
        self._tests = self._tests if limit.max_seconds is None else 1
        self._lines = _NO_LIMIT if limit.max_lines is None else limit.max_lines
        self._since = since

    def is_within(self, path: str, name: str) -> bool:
        """Whether a file is what it was, and that was surely within the limit."""
        found = self.files.get(name)
        if found is None:
            return False
        try:
            size, modified, changed, number, tests, lines = found
            status = os.stat(path)  # noqa: PTH116 - asked of every file
            return bool(
                status.st_mtime_ns == modified
                and status.st_size == size
                and status.st_ctime_ns == changed
                and status.st_ino == number
                and tests <= self._tests
                and lines <= self._lines
            )
        except (OSError, ValueError, TypeError):
            return False

    def keep(self, name: str, seen: Suspect) -> None:
        """Have the next check know a file that was read, and is within its limit."""
        status = seen.status
        if status is None or seen.text is None:
            return
        if max(status.st_mtime_ns, status.st_ctime_ns) > self._since:
            return
        stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        self.files[name] = [*stamp, seen.most, lines_in(seen.text)]
        self.is_new = True
