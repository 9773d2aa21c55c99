"""The files beside a test file: which names are taken, and which of them hold tests of the same names."""

from __future__ import annotations

import re
from pathlib import Path

from splitter.project.texts import text_of

_TEST = re.compile(r"\b(?:def|fn)[ \t]+(test\w*)")


def taken(folder: Path) -> frozenset[str]:
    """The names in a folder."""
    return frozenset(entry.name for entry in folder.iterdir()) if folder.is_dir() else frozenset()


def kindred(folder: Path, path: Path, text: str) -> frozenset[str]:
    """The files beside ``path`` that hold a test of ``text``: parts of an earlier split, most likely."""
    head = re.split(r"[\W_]", path.stem.removeprefix("test_"))[0]
    own = frozenset(_TEST.findall(text))
    return frozenset(
        name
        for name in taken(folder)
        if name != path.name and name.endswith(path.suffix) and head in name
        if own.intersection(_TEST.findall(text_of(folder / name) or ""))
    )
