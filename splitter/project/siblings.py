"""The files beside a test file: which names are taken, and which of them are its own parts already."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path, PurePath

from splitter.project.texts import beginning_of
from splitter.text.file_names import retired_name

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


def origin(text: str, name: str, taken: Set[str]) -> str:
    """The file that a file says it was split from; one that it only names must be retired beside it."""
    head = text[:HEAD]
    suffix = re.escape(PurePath(name).suffix)
    for match in re.finditer(rf"(\bSplit[\s#]+from[\s#]+)?(?<![\w./-])([\w.-]+{suffix})(?![\w/-])", head):
        said, original = match.groups()
        if original != name and (said or retired_name(original) in taken):
            return original
    return ""


def names(head: str, original: str) -> bool:
    """Whether the beginning of a file names an original, as the headers of its parts do."""
    return re.search(rf"(?<![\w./-]){re.escape(original)}(?![\w/-])", head) is not None
