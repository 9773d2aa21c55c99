"""The files of a project that may name others: those that people write and git does not ignore."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from splitter.model.finding import Refused
from splitter.project.once import once
from splitter.project.top import top_of
from splitter.reading.ignore_rules import Rules, below, git_rules, left_out, read_rules
from splitter.text.file_names import UNFINISHED

_NEVER = frozenset(
    {".git", ".hg", ".svn", ".jj", ".splitter", ".venv", "venv", ".tox", ".nox", ".pixi", ".magic", ".eggs"}
    | {".idea", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".ipynb_checkpoints"}
    | {"__pycache__", "node_modules", "site-packages"}
)
"""Folders that nobody writes into by hand, whether git is told to ignore them or not."""

_MADE = (".lock", "-lock.json", "-lock.yaml", ".DEPRECATED", ".pyc", ".so", ".png", ".jpg", ".gif", ".svg")
"""How the names of files end that tools write, or that hold no text."""


@dataclass(frozen=True)
class Folder:
    """One folder as it was when it was listed: the same object for as long as no entry comes or goes."""

    stamp: tuple[int, int]
    """When its entries and its ``.gitignore`` were changed."""
    files: tuple[str, ...]
    folders: tuple[str, ...]
    rules: tuple[Rules, ...]
    links: tuple[tuple[str, str], ...] = ()
    """The names of those that lead to a file, each with the path where it ends, which has no link in it."""


@dataclass(frozen=True, eq=False)
class Listing:
    """The folders of a project, each with its path from the top: empty, or with a slash at its end."""

    folders: tuple[tuple[str, Folder], ...]

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of the files, from the top on, with slashes."""
        return tuple(relative + name for relative, folder in self.folders for name in folder.files)

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The paths of links to files, each with where it leads to."""
        return tuple(
            (relative + name, end) for relative, folder in self.folders for name, end in folder.links
        )

    @cached_property
    def _by_name(self) -> list[tuple[str, str]]:
        return sorted((file.rpartition("/")[2], file) for file in self.files)

    def beginning(self, start: str) -> Iterator[tuple[str, str]]:
        """The names of files that begin so, each with the file's path."""
        for index in range(bisect_left(self._by_name, (start, "")), len(self._by_name)):
            name, file = self._by_name[index]
            if not name.startswith(start):
                return
            yield name, file


_known: dict[tuple[str, str], Folder] = {}
"""What was listed in this run, by the project's top and the folder."""

_latest: dict[tuple[str, bool], Listing] = {}


def listing(top: Path, *, deep: bool = True) -> Listing:
    """The folders below ``top`` (or that alone, if not ``deep``); the same as before if all are.

    Symbolic links are no files of it. What can't be read is empty.
    """
    found = tuple(_folders(top, deep=deep))
    before = _latest.get((str(top), deep))
    if before is None or [*map(id, _each(found))] != [*map(id, _each(before.folders))]:
        before = _latest[str(top), deep] = Listing(found)
    return before


def _each(folders: Iterable[tuple[str, Folder]]) -> Iterator[Folder]:
    return (folder for _, folder in folders)


def listed(top: Path, *, deep: bool = True) -> tuple[str, ...]:
    """The paths of the files below ``top`` (or in it, if not ``deep``), from there on, with slashes."""
    return listing(top, deep=deep).files


def _folders(top: Path, *, deep: bool) -> Iterator[tuple[str, Folder]]:
    stack: list[tuple[str, Folder | None]] = [("", None)]
    while stack:
        relative, above = stack.pop()
        folder = _listed(top, relative, above)
        yield relative, folder
        if deep:
            stack += [(f"{relative}{name}/", folder) for name in folder.folders]


def ignored_beside(path: Path, names: Iterable[str]) -> list[str]:
    """Those of the names that git would ignore beside a file; none where it ignores that one, too."""
    folder = Path(os.path.realpath(path.parent))
    top = top_of(folder)
    rules = _rules_in(folder, top)
    if not rules:
        return []
    inner = "" if top is None else below(folder, top)
    if left_out(inner + path.name, rules):
        return []
    return [name for name in names if left_out(inner + name, rules)]


@once
def _rules_in(folder: Path, top: Path | None) -> tuple[Rules, ...]:
    try:
        return tuple(git_rules(folder, top, ""))
    except Refused:  # patterns that can't be read leave nothing out
        return ()


def _listed(top: Path, relative: str, above: Folder | None) -> Folder:
    where = os.path.join(top, relative)  # noqa: PTH118 - ten thousand folders are looked at for each file
    known = _known.get((str(top), relative))
    entries = _changed(where)
    if known is not None and known.stamp == (entries, 0):
        return known
    stamp = entries, _changed(os.path.join(where, ".gitignore"))  # noqa: PTH118
    if known is None or known.stamp != stamp:
        known = _read(top, relative, where, above, stamp)
        _known[str(top), relative] = known
    return known


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def _read(top: Path, relative: str, where: str, above: Folder | None, stamp: tuple[int, int]) -> Folder:
    try:
        if above is None:
            rules = tuple(git_rules(top, top, ""))
        else:
            rules = (*above.rules, *(read_rules(Path(where, ".gitignore"), relative) if stamp[1] else ()))
    except Refused:  # patterns that can't be read leave nothing out
        rules = above.rules if above else ()
    try:
        with os.scandir(where) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return Folder(stamp, (), (), rules)
    files = tuple(
        entry.name
        for entry in entries
        if entry.is_file(follow_symlinks=False)
        if not entry.name.startswith(UNFINISHED) and not entry.name.endswith(_MADE)
        if not left_out(relative + entry.name, rules)
    )
    folders = tuple(
        entry.name
        for entry in entries
        if entry.is_dir(follow_symlinks=False)
        if entry.name not in _NEVER and not left_out(f"{relative}{entry.name}/", rules)
    )
    links = tuple(
        (entry.name, os.path.realpath(entry.path))
        for entry in entries
        if entry.is_symlink() and entry.is_file() and not left_out(relative + entry.name, rules)
    )
    return Folder(stamp, files, folders, rules, links)
