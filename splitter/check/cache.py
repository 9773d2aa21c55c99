"""What was counted before, by what the files hold: ``.splitter_cache/`` at the project's top.

Only files that may be over the limit are in it. A cache that can't be read is none, one that can't be written
stays as it was: a check says the same with it and without.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from splitter.files import LARGEST_RECORD, read_whole, replace_text
from splitter.model.finding import Refused
from splitter.model.tally import Tally
from splitter.model.version import VERSION
from splitter.planning.counting import Suspect

FOLDER = ".splitter_cache"
MOST = 50_000
"""Entries that are kept, the latest ones."""

_IGNORED = "# Written by `splitter check`; may be deleted.\n*\n"


class Cache:
    """The tallies of an earlier check, and those of this one."""

    def __init__(self, folder: Path | None) -> None:
        """With no folder nothing is kept."""
        self._file = None if folder is None else folder / FOLDER / "counts.json"
        self._known: dict[str, Any] = _read(self._file) if self._file is not None else {}
        self._is_changed = False

    def get(self, suspect: Suspect) -> Tally | None:
        """The tally of a file that holds what it held, if what told it is the same, too."""
        found = self._known.get(_key(suspect)) if self._known else None
        if found is None:
            found = self._known.get(_key(suspect, suspect.path)) if self._known else None
        return None if found is None else _tally(found)

    def put(self, suspect: Suspect, tally: Tally) -> None:
        """Keep a tally, if it can be told when it no longer holds."""
        if self._file is None or suspect.text is None or tally.told_by is None:
            return
        key = _key(suspect, suspect.path if tally.told_by else "")
        self._known[key] = {"tests": tally.places, "told_by": dict(tally.told_by)}
        self._is_changed = True

    def write(self) -> None:
        """Have the next check find it."""
        if self._file is None or not self._is_changed:
            return
        import json

        counts = dict(list(self._known.items())[-MOST:])
        with suppress(OSError, Refused):
            self._file.parent.mkdir(exist_ok=True)
            ignored = self._file.with_name(".gitignore")
            if not ignored.exists():
                replace_text(ignored, _IGNORED)
            replace_text(self._file, json.dumps({"version": VERSION, "counts": counts}))


def _read(file: Path) -> dict[str, Any]:
    try:
        data = read_whole(file, LARGEST_RECORD)
    except OSError:
        return {}
    import json

    try:
        document = json.loads(data)
        counts = document["counts"] if document["version"] == VERSION else {}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return counts if isinstance(counts, dict) else {}


def _key(suspect: Suspect, path: str = "") -> str:
    """A file by its text and by what counts as a test in it, and by its path where others tell, too."""
    known = suspect.conventions
    where = os.path.realpath(path) if path else suspect.path.rpartition(".")[2]
    what = f"{where}\0{known.classes}\0{known.functions}\0{suspect.text}"
    return _digest(what.encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    try:
        from _blake2 import blake2b  # what hashlib takes it from; that loads OpenSSL, too, for 20 ms
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=16).hexdigest()


def _tally(found: Any) -> Tally | None:
    """What an entry holds, as far as it is one and still holds."""
    from splitter.project.witnesses import fingerprint

    try:
        places, told_by = tuple(found["tests"]), found["told_by"]
    except (TypeError, KeyError):
        return None
    if not (isinstance(told_by, Mapping) and all(isinstance(place, int) for place in places)):
        return None
    if any(fingerprint(place) != seen for place, seen in told_by.items()):
        return None
    return Tally(places, told_by)
