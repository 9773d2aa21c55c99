"""Where the modules of a project and of its environment lie: the disk tells, nothing is imported."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

from splitter.languages.python.project.reading.configuration import configuration
from splitter.project.once import once
from splitter.project.top import up_to_top


@once
def search_path(folder: Path) -> tuple[Path, ...]:
    """The folders that modules which tests in ``folder`` import are looked for in, in order.

    The test's own, those around it with their ``src``, what the configuration names, then the project's
    environment, or the one that this runs in.
    """
    own: dict[Path, None] = {folder: None}
    found = configuration(folder)
    for where in found.words("pythonpath"):
        own[(found.folder / where).resolve()] = None
    for parent in up_to_top(folder):
        own.update(dict.fromkeys((parent, *_sources_in(parent))))
    return (*own, *site_packages(folder))


@once
def _sources_in(folder: Path) -> tuple[Path, ...]:
    """The folders in it that projects have their packages in, if they have any."""
    return tuple(folder / inner for inner in ("src", "lib") if (folder / inner).is_dir())


@once
def own_search_path(folder: Path) -> tuple[Path, ...]:
    """The same without what is installed."""
    return search_path(folder)[: -len(site_packages(folder)) or None]


@once
def site_packages(folder: Path) -> tuple[Path, ...]:
    """The installed packages of the project's environment: the active one's, the nearest, or our own."""
    active = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    around = [parent / name for parent in up_to_top(folder) for name in (".venv", "venv", "env")]
    for environment in [*([Path(active)] if active else []), *around]:
        if found := _packages(environment):
            return found
    return tuple(Path(entry) for entry in sys.path if entry and entry.endswith(("-packages", "site")))


@lru_cache(maxsize=64)
def _packages(environment: Path) -> tuple[Path, ...]:
    places = [*environment.glob("lib/python*/site-packages"), environment / "Lib" / "site-packages"]
    return tuple(place for place in places if place.is_dir())


@once
def find_module(name: str, path: tuple[Path, ...]) -> Path | None:
    """The file of a module by its dotted name."""
    relative = Path(*name.split("."))
    for folder in path:
        if (file := file_at(folder / relative)) is not None:
            return file
    return None


@once
def file_at(place: Path) -> Path | None:
    """The module or package whose name without suffix is ``place``."""
    for file in (place.with_name(f"{place.name}.py"), place / "__init__.py"):
        if os.path.isfile(file):  # noqa: PTH113 - a name may be longer than any file's
            return file
    return None


def relative_module(file: Path, level: int, name: str) -> Path | None:
    """The file of a module that ``file`` names with ``level`` dots."""
    folder = file.parent
    for _ in range(level - 1):
        folder = folder.parent
    return file_at(folder / Path(*name.split("."))) if name else file_at(folder)


def top_names(folder: Path) -> frozenset[str]:
    """The names of the modules and packages that are imported from a folder, compiled ones too."""
    try:
        return _top_names(folder, folder.stat().st_mtime_ns)
    except OSError:  # what is on the path need not be there
        return frozenset()


@lru_cache(maxsize=256)
def _top_names(folder: Path, modified: int) -> frozenset[str]:
    if not folder.is_dir():
        return frozenset()
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if entry.name.partition(".")[0].isidentifier()]
        modules = {e.name.partition(".")[0] for e in found if e.name.endswith((".py", ".so", ".pyd", ".pyc"))}
        return frozenset(modules.union(e.name for e in found if "." not in e.name and e.is_dir()))
