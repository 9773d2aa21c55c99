"""Where a project begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_MARKS = (".git", ".hg")


def top_of(folder: Path) -> Path | None:
    """The folder of the repository that ``folder`` is in; ``None`` where it is in none."""
    return next((p for p in (folder, *folder.parents) if any((p / m).exists() for m in _MARKS)), None)


def up_to_top(folder: Path) -> Iterator[Path]:
    """The folder and those around it, to the project's top; all of them where there is none."""
    top = top_of(folder)
    for one in (folder, *folder.parents):
        yield one
        if one == top:
            return
