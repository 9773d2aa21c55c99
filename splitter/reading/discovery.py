"""Which files there are to look at: test files below folders, without those that git ignores.

A folder is searched as git and pytest would: what a ``.gitignore`` or the project's ``exclude`` names is
left out with everything below it, hidden folders, virtual environments and symbolic links are not
entered. The settings come along, each file's from its nearest configuration.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from splitter.config import loading
from splitter.config import settings as config
from splitter.config.settings import Settings
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.reading.ignore_rules import Rules, below, excluding, git_rules, left_out, read_rules
from splitter.text.file_names import UNFINISHED

_NEVER = frozenset({"__pycache__", "node_modules", "_darcs", "CVS", "venv"})
"""Folders that pytest does not enter either (``norecursedirs``), hidden ones apart."""

_CONFIGURATIONS = frozenset({"splitter.toml", "pyproject.toml", ".git"})
_READ = _CONFIGURATIONS | {".gitignore"}
"""What is looked into whatever it is, so that what can't be read is said."""

_RUNNERS = frozenset(
    {"pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml", "tox.ini", "setup.cfg", "manage.py"}
)
"""Files that may say by which names a runner finds files of tests."""

Wanted = Callable[[str, Iterable[str], Settings], Iterable[str]]
"""Takes a folder from the root on, with slashes, the names in it, and the settings that hold there."""
Tidy = Callable[[Path], Sequence[Finding]]


@dataclass(frozen=True)
class TestFiles:
    """Which files to look for; the languages say that: ``languages.TEST_FILES``."""

    __test__ = False

    wanted: Wanted
    """Which of the names in a folder are theirs."""
    patterns: Callable[[Path], tuple[str, ...]]
    """The names by which the project's own runners find files in a folder."""


class Found(NamedTuple):
    """One file: as the user would name it, and from the top of its project on, with slashes."""

    path: str
    relative: str
    settings: Settings
    named: bool = False
    """Whether the user named it, not a folder that it is in."""


class _Folder(NamedTuple):
    path: str
    """As the user would name it, with a separator at the end; empty for the current one."""
    relative: str
    """From the top of the project, with a slash at the end; empty for the top itself."""
    settings: Settings
    rules: tuple[Rules, ...]


def find(
    roots: Sequence[str],
    test_files: TestFiles,
    options: Mapping[str, Any] | None = None,
    *,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
    tidy: Tidy | None = None,
) -> Iterator[Found | Finding]:
    """The files below the folders among ``roots`` that are ``test_files``, and the files among them.

    They come folder by folder, each once, in the order of their names. ``options`` are fields of
    ``Settings`` that win over the configuration. A file that is named itself is taken whatever its
    name, unless ``force_exclude`` is given. ``tidy`` is called for a folder with left-overs of a killed
    run, before its files are looked at. A folder that can't be read and a configuration that can't be
    used are findings; the search goes on behind them.
    """
    search = _Search(dict(options or {}), tuple(exclude), test_files, tidy)
    seen: set[str] = set()
    for root in dict.fromkeys(map(os.path.normpath, roots)):
        inside = search.folder(root) if Path(root).is_dir() else search.file(root, force=force_exclude)
        if len(roots) == 1:
            yield from inside
            return
        for found in inside:
            if isinstance(found, Found):
                if (real := str(Path(found.path).absolute())) in seen:
                    continue
                seen.add(real)
            yield found


@dataclass(frozen=True)
class _Search:
    options: Mapping[str, Any]
    exclude: tuple[str, ...]
    test_files: TestFiles
    tidy: Tidy | None
    known: dict[str, _Folder] = field(default_factory=dict)
    """The folders of files that the user named."""

    def folder(self, root: str) -> Iterator[Found | Finding]:
        """Everything below a folder that the user named."""
        try:
            start = self._start(root)
        except Refused as refused:
            yield from refused.findings
            return
        if start.relative and left_out(start.relative, start.rules):
            # The user named it all the same; what else the rules say of it is about being left out, too.
            start = start._replace(rules=tuple(excluding(self.exclude, start.relative)))
        stack = [start]
        while stack:
            folder = stack.pop()
            try:
                names, folders = self._list(folder)
                if self.tidy is not None and any(name.startswith(UNFINISHED) for name in names):
                    yield from self.tidy(Path(folder.path or "."))
                    names, folders = self._list(folder)
            except OSError as error:
                message = f"the folder can't be searched: {error.strerror or error}"
                yield finding("S801", message, path=folder.path.rstrip(os.sep) or ".")
                continue
            if "pyvenv.cfg" in names and folder is not start:
                continue
            try:
                folder = start if folder is start else self._entered(folder, names.union(folders))
            except Refused as refused:
                yield from refused.findings
                continue
            path, relative, settings, rules = folder
            for name in self._wanted(folder, names):
                if not rules or not left_out(relative + name, rules):
                    yield Found(path + name, relative + name, settings)
            stack += [
                _Folder(
                    f"{folder.path}{name}{os.sep}", f"{folder.relative}{name}/", folder.settings, folder.rules
                )
                for name in sorted(folders, reverse=True)
                if not left_out(f"{folder.relative}{name}/", folder.rules)
            ]

    def _wanted(self, folder: _Folder, names: Iterable[str]) -> list[str]:
        """Those of the files in a folder that are wanted, in order."""
        here = Path(folder.path).resolve().as_posix()
        return sorted(self.test_files.wanted(here, names, folder.settings))

    def file(self, path: str, *, force: bool) -> Iterator[Found | Finding]:
        """A file that the user named, there or not."""
        try:
            folder = self._folder_of(str(Path(path).parent), ruled=force)
        except Refused as refused:
            yield from refused.findings
            return
        name = Path(path).name
        relative = folder.relative + name
        if force and (not self._wanted(folder, [name]) or left_out(relative, folder.rules)):
            return
        yield Found(path, relative, folder.settings, named=True)

    def _folder_of(self, root: str, *, ruled: bool) -> _Folder:
        """The folder of a file that the user named; its rules are read only where they are asked for."""
        if root not in self.known:
            self.known[root] = self._start(root, ruled=ruled)
        return self.known[root]

    def _start(self, root: str, *, ruled: bool = True) -> _Folder:
        """A folder with the settings and rules that hold in it; raises ``Refused``."""
        here = Path(root).resolve()
        top = next((p for p in (here, *here.parents) if (p / ".git").exists()), None)
        settings, home = loading.locate(here)
        relative = below(here, top or home or here)
        rules: list[Rules] = []
        if ruled:
            rules = [*git_rules(here, top, relative)]
            base = relative if home is None else below(home, top or home)
            rules += excluding(settings.exclude, base if relative.startswith(base) else relative)
            rules += excluding(self.exclude, relative)
        path = "" if root == "." else root.rstrip(os.sep) + os.sep
        return _Folder(
            path, relative, self._as_run(config.merge(settings, **self.options), here), tuple(rules)
        )

    def _entered(self, folder: _Folder, names: set[str]) -> _Folder:
        """A folder with the settings and rules that it brings itself; raises ``Refused``."""
        settings, rules = folder.settings, list(folder.rules)
        if ".gitignore" in names:
            rules += read_rules(Path(folder.path, ".gitignore"), folder.relative)
        if names & (_CONFIGURATIONS | _RUNNERS):
            loaded, home = loading.locate(Path(folder.path))
            settings = self._as_run(config.merge(loaded, **self.options), Path(folder.path).resolve())
            if home is not None and home == Path(folder.path).resolve():
                rules += excluding(loaded.exclude, folder.relative)
        return _Folder(folder.path, folder.relative, settings, tuple(rules))

    def _as_run(self, settings: Settings, folder: Path) -> Settings:
        """The settings with the names by which the project's own runner finds files, if they name none."""
        if settings.test_files:
            return settings
        return replace(settings, test_files=self.test_files.patterns(folder))

    def _list(self, folder: _Folder) -> tuple[set[str], list[str]]:
        """The names of the plain files, and of the folders to enter."""
        files: set[str] = set()
        folders: list[str] = []
        with os.scandir(folder.path or ".") as entries:
            for entry in entries:
                name = entry.name
                if entry.is_file(follow_symlinks=False) or name in _READ:
                    files.add(name)
                elif _is_entered(name) and entry.is_dir(follow_symlinks=False):
                    folders.append(name)
        return files, folders


def _is_entered(name: str) -> bool:
    return not name.startswith(".") and name not in _NEVER and not name.endswith(".egg")
