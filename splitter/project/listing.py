"""The files of a project that may name others: those that people write and git does not ignore."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
class _Folder:
    """One folder as it was when it was listed."""

    stamp: tuple[int, int]
    """When its entries and its ``.gitignore`` were changed."""
    files: tuple[str, ...]
    folders: tuple[str, ...]
    rules: tuple[Rules, ...]


_known: dict[tuple[str, str], _Folder] = {}
"""What was listed in this run, by the project's top and the folder."""


def listed(top: Path, *, deep: bool = True) -> Iterator[str]:
    """The paths of the files below ``top`` (or in it, if not ``deep``), from there on, with slashes.

    Symbolic links are left out. What can't be read is empty.
    """
    stack: list[tuple[str, _Folder | None]] = [("", None)]
    while stack:
        relative, above = stack.pop()
        folder = _listed(top, relative, above)
        yield from (relative + name for name in folder.files)
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


def _listed(top: Path, relative: str, above: _Folder | None) -> _Folder:
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


def _read(top: Path, relative: str, where: str, above: _Folder | None, stamp: tuple[int, int]) -> _Folder:
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
        return _Folder(stamp, (), (), rules)
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
    return _Folder(stamp, files, folders, rules)
