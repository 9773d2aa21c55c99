"""What was counted before, by what the files hold: ``.splitter_cache/`` at the project's top.

Only files that may be over the limit are in it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from splitter.check import stored
from splitter.model.tally import Tally
from splitter.planning.counting import Suspect
from splitter.project import witnesses

if TYPE_CHECKING:
    from splitter.check.glances import Glances

MOST = 50_000
"""Entries that are kept, the latest ones."""


class Cache:
    """The tallies of an earlier check, and those of this one."""

    def __init__(self, folder: Path | None) -> None:
        """With no folder nothing is kept."""
        self._file = None if folder is None else folder / stored.FOLDER / "counts.json"
        self._known = stored.read(self._file)
        self._folder = folder
        self._glances: Glances | None = None
        self._since = time.time_ns() - witnesses.TICK
        self._is_changed = False

    @property
    def glances(self) -> Glances:
        """What was seen of whole folders; who names a file needs none of it."""
        if self._glances is None:
            from splitter.check.glances import Glances

            self._glances = Glances(self._folder, self._since)
        return self._glances

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
        if not witnesses.are_of_before(tally.told_by, self._since):
            return
        key = _key(suspect, suspect.path if tally.told_by else "")
        self._known[key] = {"tests": tally.places, "told_by": dict(tally.told_by)}
        self._is_changed = True

    def write(self) -> None:
        """Have the next check find it."""
        if self._file is not None and self._is_changed:
            stored.write(self._file, dict(list(self._known.items())[-MOST:]))
        if self._glances is not None:
            self._glances.write()


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
    try:
        places, told_by = tuple(found["tests"]), found["told_by"]
    except (TypeError, KeyError):
        return None
    if not (isinstance(told_by, Mapping) and all(isinstance(place, int) for place in places)):
        return None
    if any(witnesses.fingerprint(place) != seen for place, seen in told_by.items()):
        return None
    return Tally(places, told_by)
