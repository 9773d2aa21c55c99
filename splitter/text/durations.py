"""Durations for people."""

from __future__ import annotations


def in_words(seconds: float) -> str:
    """``13.2 min``, ``6.0 s``, ``0.25 s``: three digits at most are worth reading."""
    if seconds >= 90:
        return f"{seconds / 60:.1f} min"
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds:.2f} s"
