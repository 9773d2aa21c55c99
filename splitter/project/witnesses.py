"""Which other files an answer about a file rests on: it can be kept for as long as these are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path


class Witnesses:
    """The files that were read and the folders that were searched for them."""

    def __init__(self) -> None:
        self._places: set[str] = set()
        self._is_complete = True

    def add(self, *places: Path) -> None:
        """Such a file or folder."""
        self._places.update(map(str, places))

    def miss(self) -> None:
        """Something was looked for and not found: who knows what would bring it."""
        self._is_complete = False

    def prints(self) -> Mapping[str, str] | None:
        """Each place with its print; ``None`` where these are not all."""
        return {place: fingerprint(place) for place in sorted(self._places)} if self._is_complete else None


def fingerprint(place: str) -> str:
    """What changes with a file or a folder; empty for one that is gone."""
    try:
        found = os.stat(place)  # noqa: PTH116 - asked of many
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}"


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
    """An answer is made of these, if anybody wants to know."""
    if (listener := _listening.get()) is not None:
        listener.add(*places)


def rests_on_nothing_found() -> None:
    """An answer is made of something that is not there."""
    if (listener := _listening.get()) is not None:
        listener.miss()
