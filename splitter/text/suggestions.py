"""What somebody may have meant who wrote something else."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """`` (did you mean 'x'?)``, or nothing when nothing is near."""
    import difflib

    near = difflib.get_close_matches(word, list(words), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
