"""The files beside a test file: which names are taken, and which of them are its own parts already."""

from __future__ import annotations

import re
from pathlib import Path

from splitter.basics import Refused
from splitter.naming import folded
from splitter.source import read_bytes

HEAD = 8192
"""Bytes at the beginning of a part in which its header names the original."""


def taken(folder: Path) -> frozenset[str]:
    """The names in a folder."""
    return frozenset(entry.name for entry in folder.iterdir()) if folder.is_dir() else frozenset()


def kindred(path: Path, beginning: str) -> frozenset[str]:
    """The files whose names begin as those of its parts do and whose headers name the file at ``path``."""
    return frozenset(
        name
        for name in taken(path.parent)
        if folded(name).startswith(folded(beginning)) and name.endswith(path.suffix) and name != path.name
        if names(_head(path.with_name(name)), path.name)
    )


def names(head: str, original: str) -> bool:
    """Whether the beginning of a file names an original, as the headers of its parts do."""
    return re.search(rf"(?<![\w./-]){re.escape(original)}(?![\w/-])", head) is not None


def _head(path: Path) -> str:
    try:
        return read_bytes(path)[:HEAD].decode("utf-8", "surrogateescape")
    except Refused:  # what can't be read names nothing
        return ""
