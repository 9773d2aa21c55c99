"""Where a project begins."""

from __future__ import annotations

from pathlib import Path

from splitter.project.once import once

_MARKS = (".git", ".hg")


@once
def top_of(folder: Path) -> Path | None:
    """The folder of the repository that ``folder`` is in; ``None`` where it is in none."""
    return next((p for p in (folder, *folder.parents) if any((p / m).exists() for m in _MARKS)), None)


@once
def up_to_top(folder: Path) -> tuple[Path, ...]:
    """The folder and those around it, to the project's top; all of them where there is none."""
    around = (folder, *folder.parents)
    top = top_of(folder)
    return around if top is None else around[: around.index(top) + 1]
