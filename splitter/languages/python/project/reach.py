"""What a new ``conftest.py`` beside a test file would reach: all tests in and below its folder."""

from __future__ import annotations

import os
from pathlib import Path

from splitter.languages.python.project.configuration import configuration
from splitter.languages.python.project.importers import importing
from splitter.languages.python.shared_fixtures import THERE
from splitter.model.surroundings import FixturesReach
from splitter.project.texts import bytes_of, files_below


def reach(path: Path) -> FixturesReach:
    """The files beside the one at ``path`` that would see a new conftest's fixtures, or why there is none."""
    folder = path.parent.resolve()
    own = os.fspath(folder / path.name)
    files = (file for file in files_below(folder, ".py") if file != own)
    others = tuple((os.path.relpath(file, folder), bytes_of(file)) for file in files)
    return FixturesReach(others, _barred(folder))


def _barred(folder: Path) -> str:
    if os.path.lexists(folder / "conftest.py"):
        return THERE
    if "--noconftest" in configuration(folder).words("addopts"):
        return "pytest is told --noconftest"
    # Outside of packages the module `conftest` is the one that pytest has loaded last.
    others = () if (folder / "__init__.py").is_file() else importing(folder, "conftest")
    return (
        f"{os.path.relpath(others[0], folder)} imports conftest, which may become this one" if others else ""
    )
