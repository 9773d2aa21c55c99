"""What fixtures in the ``conftest.py`` beside a test file would reach: all tests in and below its folder."""

from __future__ import annotations

import os
from pathlib import Path

from splitter.languages.python.project.importers import importers, importing
from splitter.languages.python.project.reading.configuration import configuration
from splitter.model.surroundings import FixturesReach
from splitter.project.once import once
from splitter.project.texts import bytes_for_all, bytes_of, files_below


def reach(path: Path) -> FixturesReach:
    """The files beside the one at ``path`` that would see fixtures there, or why none can go there."""
    folder = path.parent.resolve()
    own, conftest = os.fspath(folder / path.name), folder / "conftest.py"
    files = (file for file in files_below(folder, ".py") if file != own)
    others = tuple((os.path.relpath(file, folder), bytes_for_all(file)) for file in files)
    there = bytes_of(os.fspath(conftest)) if conftest.is_file() and not conftest.is_symlink() else None
    return FixturesReach(others, _barred(conftest, path.stem, there), there)


def _barred(conftest: Path, stem: str, there: bytes | None) -> str:
    folder = conftest.parent
    if "--noconftest" in configuration(folder).words("addopts"):
        return "pytest is told --noconftest"
    if there is None and os.path.lexists(conftest):
        return "conftest.py is no file of the folder's own"
    if there is not None:
        if os.fsencode(stem) in there:
            return "conftest.py names the file"
        importer = _importer_of_all(conftest)
        return f"{importer} imports conftest whole" if importer else ""
    # Outside of packages the module `conftest` is the one that pytest has loaded last.
    others = () if (folder / "__init__.py").is_file() else importing(folder, "conftest")
    return (
        f"{os.path.relpath(others[0], folder)} imports conftest, which may become this one" if others else ""
    )


@once
def _importer_of_all(conftest: Path) -> str:
    """The first file that imports a conftest whole; empty if none does."""
    return next((file for file, name in importers(conftest) if name == "*"), "")
