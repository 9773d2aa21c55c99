"""Files that a test finds by the name of its own file: snapshots, cassettes, data folders, baselines.

A part has another name, so its tests would not find them: some tools would fail then, others record
them anew without a word.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from splitter.project.once import once

KEYED = (
    ("snapshot", "__snapshots__/{stem}.ambr"),  # syrupy
    ("snapshot", "__snapshots__/{stem}"),  # syrupy, one file a snapshot
    ("snapshot", "snapshots/snap_{stem}.py"),  # snapshottest
    ("snapshot", "snapshots/{stem}"),  # pytest-snapshot
    ("vcr", "cassettes/{stem}"),  # pytest-recording, pytest-vcr with its common fixture
    ("datadir", "{stem}"),  # pytest-datadir
    ("_regression", "{stem}"),  # pytest-regressions
    ("image_comparison", "baseline_images/{stem}"),  # matplotlib
    ("check_figures_equal", "baseline_images/{stem}"),
    ("betamax", "cassettes/{stem}"),
)
"""A word that the text of a test file with such files has, and where they are, beside it."""

_STORES = re.compile(r"snap|cassette|golden|approved|recording|baseline|expected", re.IGNORECASE)
"""Folders whose files tools write, under names that they make of the test file's."""

_RECORDED = re.compile(r"\.(?:approved|received|expected|golden|snap)\b|\.(?:ambr|snap|golden|cassette)$")
"""Endings of such files where they stand beside the test file."""


def keyed_files(path: Path, text: str) -> tuple[str, ...]:
    """The files and folders beside ``path`` that are found by its name, as far as can be seen.

    Where its text asks for such files, in a folder for such files, or by their own names; not what it
    names itself.
    """
    places = dict.fromkeys(place.format(stem=path.stem) for word, place in KEYED if word in text)
    found = [place for place in places if (path.parent / place).exists()]
    return tuple(dict.fromkeys([*found, *_stored(path, text)]))


def _stored(path: Path, text: str) -> Iterator[str]:
    stores = []
    for entry in _entries(path.parent):
        if _STORES.search(entry.name) and entry.is_dir():
            stores.append(entry)
        elif is_of(path.stem, entry.name) and _RECORDED.search(entry.name) and entry.name not in text:
            yield entry.name
            break  # one is enough to say so
    for store in stores:
        for entry in _entries(Path(store.path)):
            if is_of(path.stem, entry.name) and not entry.name.endswith(".py") and entry.name not in text:
                yield f"{store.name}/{entry.name}"
                break


@once
def _names_below(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The paths of the files and folders below a folder, by their names up to the first sign."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__", "node_modules"))]
        for name in (*folders, *files):
            found[_BEGINNING.split(name, maxsplit=1)[0]].append(os.path.relpath(Path(where) / name, folder))
    return {key: tuple(sorted(names)) for key, names in found.items()}


_BEGINNING = re.compile(r"\.|__|-")
_CODE = (".py", ".pyc", ".DEPRECATED")


def called_after(path: Path, folder: Path) -> Iterator[str]:
    """What bears the name of a test file anywhere below ``folder``, seen from the file's own; no code."""
    below = _names_below(folder)
    for name in below.get(_BEGINNING.split(path.stem, maxsplit=1)[0], ()):
        entry = folder / name
        if is_of(path.stem, entry.name) and not name.endswith(_CODE) and not (entry / "__init__.py").exists():
            yield os.path.relpath(entry, path.parent)


def beside_it(path: Path, text: str) -> Iterator[str]:
    """What bears the name of a test file beside it, or in a folder of data there; not what its text says."""
    for name in _data_near(path.parent):
        own = name.rpartition("/")[2]
        if _FOLLOWS.match(own.removeprefix(path.stem)) and own.startswith(path.stem) and own not in text:
            yield name


_FOLLOWS = re.compile(r"[.-]|__|_(?:data|expected|files|fixtures|golden|resources|rows)\b|$")


@once
def _data_near(folder: Path) -> tuple[str, ...]:
    """The files and folders in a folder, and in those of its folders that hold no modules, but for code.

    What another test file is called after is its own.
    """
    entries = [entry for entry in _entries(folder) if not entry.name.startswith((".", "__"))]
    stems = [entry.name.removesuffix(".py") for entry in entries if entry.name.endswith(".py")]
    found: list[tuple[str, str]] = []
    for entry in entries:
        inner = [one.name for one in _entries(Path(entry.path))] if entry.is_dir() else []
        if not any(name.endswith(".py") for name in inner):
            found += [(entry.name, entry.name), *((name, f"{entry.name}/{name}") for name in inner)]
    return tuple(shown for name, shown in found if not name.endswith(_CODE) and _is_of_one(name, stems))


def _is_of_one(name: str, stems: Sequence[str]) -> bool:
    """Whether a name is that of one file of code, and of no longer one."""
    return sum(name.startswith(stem) for stem in stems if stem) == 1


def is_of(stem: str, name: str) -> bool:
    """Whether a name is that of a test file, with something behind it or not."""
    return name == stem or name.startswith((f"{stem}.", f"{stem}__", f"{stem}-"))


def _entries(folder: Path) -> Sequence[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return ()
