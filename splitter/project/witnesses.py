"""Which other files an answer about a file rests on: it can be kept for as long as these are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path


class Witnesses:
    """The files that were read, and the folders that were searched for them, whether there or not."""

    def __init__(self) -> None:
        self._places: set[str] = set()

    def add(self, *places: Path) -> None:
        """Such a file or folder."""
        self._places.update(map(str, places))

    def prints(self) -> Mapping[str, str]:
        """Each place with its print."""
        return {place: fingerprint(place) for place in sorted(self._places)}


TICK = 2_000_000_000
"""Nanoseconds between two times that the coarsest file system tells apart (FAT).

What was changed so shortly before it was read could change again, and look the same: git calls it racy.
"""


def fingerprint(place: str) -> str:
    """What changes with a file or a folder; empty for one that is gone."""
    try:
        found = os.stat(place)  # noqa: PTH116 - asked of many
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_size}:{found.st_ino}"


def are_of_before(prints: Mapping[str, str], time: int) -> bool:
    """Whether all that is there has been as it is since before a time, in nanoseconds."""
    return all(int(times) < time for told in prints.values() for times in told.split(":")[:2] if times)


_listening: ContextVar[Witnesses | None] = ContextVar("listening", default=None)


@contextmanager
def witnessed() -> Iterator[Witnesses]:
    """What is read meanwhile of modules that a file's classes come from."""
    found = Witnesses()
    token = _listening.set(found)
    try:
        yield found
    finally:
        _listening.reset(token)


def rests_on(*places: Path) -> None:
    """An answer is made of what is there, if anybody wants to know."""
    if (listener := _listening.get()) is not None:
        listener.add(*places)
