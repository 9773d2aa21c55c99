"""The files beside a test file: which names are taken, and which of them are its own parts already."""

from __future__ import annotations

import os
import re
from collections.abc import Set
from pathlib import Path, PurePath

from splitter.project.texts import beginning_of
from splitter.text.file_names import retired_name

HEAD = 8192
"""Bytes at the beginning of a part in which its header names the original."""

_DEFINITION = re.compile(
    r"^(?:@[\w.]+[ \t]*(?:\(|$)|(?:async[ \t]+)?(?:def|fn|class|struct)[ \t]+\w+[ \t]*[\[(:])", re.MULTILINE
)
"""Where the header has ended at the latest.

A test that says "see test_basic.py", as one of click's test_defaults.py does, makes its file no part of that.
"""


def siblings(folder: Path, path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The names in a folder, and those of them that are parts of an earlier split of ``path``.

    The latter are the files whose headers name it.
    """
    if not folder.is_dir():
        return frozenset(), frozenset()
    with os.scandir(folder) as entries:
        found = list(entries)
    parts = (
        entry.name
        for entry in found
        if entry.name != path.name and entry.name.endswith(path.suffix)
        if path.name in (head := beginning_of(entry, HEAD)) and names(head, path.name)
    )
    return frozenset(entry.name for entry in found), frozenset(parts)


def origin(text: str, name: str, taken: Set[str]) -> str:
    """The file that a file says it was split from; one that it only names must be retired beside it."""
    head = _header(text)
    suffix = re.escape(PurePath(name).suffix)
    for match in re.finditer(rf"(\bSplit[\s#]+from[\s#]+)?(?<![\w./-])([\w.-]+{suffix})(?![\w/-])", head):
        said, original = match.groups()
        if original != name and (said or retired_name(original) in taken):
            return original
    return ""


def names(head: str, original: str) -> bool:
    """Whether the beginning of a file names an original, as the headers of its parts do."""
    return re.search(rf"(?<![\w./-]){re.escape(original)}(?![\w/-])", _header(head)) is not None


def _header(text: str) -> str:
    """What stands above a file's first definition."""
    return _DEFINITION.split(text[:HEAD], maxsplit=1)[0]
