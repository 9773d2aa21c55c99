"""Files of one run that may want the same name: they are planned in the order of their paths.

The earlier one has the name and the later one another. So it does not matter how many are planned at a
time, nor in which order they are named, nor whether the run was stopped between the two of them: then
the earlier one's parts stand there.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from splitter.config.settings import Settings
from splitter.files import read_whole
from splitter.languages import may_move_fixtures_beside
from splitter.planning.part_names import beginning
from splitter.project.top import top_or_folder
from splitter.text.file_names import FRAME, folded, folder_names, module_names

T = TypeVar("T")

STARTS = tuple(f"{word}_" for word in FRAME)


class Claims:
    """The names that the files planned so far will take or leave, by folder or what is like one."""

    def __init__(self) -> None:
        self._names: defaultdict[str, defaultdict[str, frozenset[str]]] = defaultdict(_no_names)

    def beside(self, path: str) -> frozenset[str]:
        """Those in the folder of a file, and of modules that may not have its parts' names elsewhere."""
        own = place(path)[0]
        folders = self._names[_space(path)]
        alike = PurePath(path).name  # where two have the name already, no runner takes both for one module
        others = (n - _OF_EACH_FOLDER for f, n in folders.items() if f != own and alike not in n)
        return folders.get(own, frozenset()).union(*others)

    def add(self, path: str, parts: Iterable[str]) -> None:
        """A file will become these parts; if there are none it takes no names."""
        self._names[_space(path)][place(path)[0]] |= names_of(path, parts)


def _no_names() -> defaultdict[str, frozenset[str]]:
    return defaultdict(frozenset)


_OF_EACH_FOLDER = frozenset({"conftest.py"})


def _space(path: str) -> str:
    """Where a name may be had once: the folder, or for modules that are in no package the project."""
    folder = place(path)[0]
    if not path.endswith(".py") or Path(folder, "__init__.py").is_file():
        return folder
    return str(top_or_folder(Path(folder)))


def names_of(path: str, parts: Iterable[str]) -> frozenset[str]:
    """The names in the folder of a split file that no other may take: an undo needs its own again."""
    taken = frozenset(PurePath(part).parts[0] for part in parts)
    return taken | {PurePath(path).name} if taken else taken


def place(path: str) -> tuple[str, str]:
    """The folder and the name of a file; by these files are ordered."""
    return os.path.realpath(Path(path).parent), PurePath(path).name


def queues(files: Iterable[T], known: Callable[[T], tuple[str, Settings]]) -> list[list[T]]:
    """The files in rows, each in the order of its paths; no two of different rows can want one name.

    ``known`` tells a file's path and settings.
    """
    spaces: defaultdict[str, list[tuple[tuple[str, str], T, Settings]]] = defaultdict(list)
    for file in files:
        path, settings = known(file)
        spaces[_space(path)].append((place(path), file, settings))
    rows = []
    for space in sorted(spaces):
        inside = sorted(spaces[space], key=lambda each: each[0])
        wanted = [list(_wanted(*at, settings)) for at, _, settings in inside]
        rows += [[inside[i][1] for i in row] for row in _linked(wanted)]
    return rows


def _wanted(folder: str, name: str, settings: Settings) -> Iterator[str]:
    """How every name begins that a file has or its split may take."""
    yield name
    usual = PurePath(name).stem.lower()
    if settings.name is None and not usual.startswith(STARTS) and not usual.endswith(FRAME):
        yield ""  # its parts may have names of another shape (`tests.py` of Django)
    if usual.startswith(STARTS):
        yield "_".join(usual.split("_")[:2]) + "_"  # and so may these: test_big_{group}_spec.py
    yield beginning(name, settings.name)
    if settings.helpers != "copy":
        yield from module_names(name)
    if may_move_fixtures_beside(settings, _bytes(Path(folder, name), settings)):
        yield "conftest.py"  # of which there is one a folder
    if settings.layout == "package":
        yield from folder_names(name)


def _bytes(path: Path, settings: Settings) -> bytes:
    """The bytes of a file, if they are asked for and it can be read."""
    try:
        return read_whole(path) if settings.moves_fixtures_beside else b""
    except OSError:
        return b""


def _linked(wanted: Sequence[Sequence[str]]) -> list[list[int]]:
    """Rows of those of which one wants a beginning of what another wants, directly or through others."""
    leader = list(range(len(wanted)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    root, owner = None, 0
    for text, index in sorted((folded(text), index) for index, texts in enumerate(wanted) for text in texts):
        # Sorted so, all that begins with a text comes right after it.
        if root is None or not text.startswith(root):
            root, owner = text, index
        first, second = sorted((lead(owner), lead(index)))
        leader[second] = first
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(wanted)):
        rows[lead(index)].append(index)
    return list(rows.values())
