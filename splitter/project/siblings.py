"""The files beside a test file: which names are taken, and which of them are its own parts already."""

from __future__ import annotations

import re
from pathlib import Path

from splitter.project.texts import beginning_of

HEAD = 8192
"""Bytes at the beginning of a part in which its header names the original."""


def taken(folder: Path) -> frozenset[str]:
    """The names in a folder."""
    return frozenset(entry.name for entry in folder.iterdir()) if folder.is_dir() else frozenset()


def kindred(folder: Path, path: Path) -> frozenset[str]:
    """The files beside ``path`` whose headers name it: parts of an earlier split."""
    return frozenset(
        name
        for name in taken(folder)
        if name != path.name and name.endswith(path.suffix)
        if path.name in (head := beginning_of(folder / name, HEAD)) and names(head, path.name)
    )


def names(head: str, original: str) -> bool:
    """Whether the beginning of a file names an original, as the headers of its parts do."""
    return re.search(rf"(?<![\w./-]){re.escape(original)}(?![\w/-])", head) is not None
