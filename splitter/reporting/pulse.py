"""How far a run is, in plain lines for a build log: none at first, then one now and then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

from splitter.reporting.terminal import visible
from splitter.text.durations import in_words

_FIRST, _AGAIN = 2.0, 10.0
"""After how many seconds the first line comes, and each next one."""


def is_build() -> bool:
    """Whether a build service runs this: they all set ``CI``."""
    return bool(os.environ.get("CI"))


class Pulse:
    """Says what is under way, how much of it is done, and about how long the rest will take."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._begun = clock()
        self._due = self._begun + _FIRST

    def __call__(self, words: str, done: int, total: int) -> None:
        now = self._clock()
        if now < self._due:
            return
        self._due = now + _AGAIN
        left = f", about {in_words((now - self._begun) / done * (total - done))} left" if done else ""
        print(f"{done} of {total}{left}: {visible(words)}", file=self._stream, flush=True)
