"""How far something is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Is told what is under way, and how much is done of how much."""


def untold(_words: str, _done: int, _total: int) -> None:
    """Where nobody wants to know."""


def one_of(told: Progress, number: int, total: int) -> Progress:
    """For what has steps of its own and is itself one of several: those are counted, its steps are named."""
    return told if total == 1 else lambda words, _done, _total: told(words, number, total)
