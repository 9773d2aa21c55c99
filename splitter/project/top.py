"""Where a project begins."""

from __future__ import annotations

import os
from pathlib import Path

from splitter.project.once import once

_MARKS = (".git", ".hg")

_BY_PYTEST = ("pytest.ini", "tox.ini", "setup.cfg", "setup.py")
"""What besides ``pyproject.toml`` makes a folder pytest's ``rootdir``, by its documentation."""


@once
def top_of(folder: Path) -> Path | None:
    """The folder of the repository that ``folder`` is in; ``None`` where it is in none."""
    return next((p for p in (folder, *folder.parents) if any((p / m).exists() for m in _MARKS)), None)


def marked(folder: Path) -> Path | None:
    """The top of the project that ``folder`` is in, where something says that it is one.

    That is a repository of git, else the nearest folder with a configuration.
    """
    for marks in ((".git",), ("splitter.toml", "pyproject.toml"), _BY_PYTEST):
        for candidate in (folder, *folder.parents):
            if any(os.path.lexists(candidate / mark) for mark in marks):
                return candidate
    return None


def top_or_folder(folder: Path) -> Path:
    """The top of the project, with links followed; outside of any project ``folder`` itself."""
    real = Path(os.path.realpath(folder))
    return marked(real) or real


@once
def up_to_top(folder: Path) -> tuple[Path, ...]:
    """The folder and those around it, to the project's top; all of them where there is none."""
    around = (folder, *folder.parents)
    top = top_of(folder)
    return around if top is None else around[: around.index(top) + 1]
