"""Originals that a change left as they were, though it has their tests once more in new files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from splitter.git.changes import Changes, files_in
from splitter.git.repository import Repository

_TEST = re.compile(
    r"^([ \t]*)(?:async[ \t]+)?(?:def|fn)[ \t]+test\w*.*\n(?:(?:\1[ \t]+.*|[ \t]*|\1\).*)\n)*", re.MULTILINE
)

_SHARE = 1 / 3
"""The share of a file's tests that new ones must have line by line before it is taken for their original."""


def left_alone(repository: Repository, found: Changes, wanted: Callable[[str], bool]) -> Mapping[str, bytes]:
    """Files beside new ones, or one folder up, of which many tests are in those, too.

    Git does not tell of them, for nothing in them is different.
    """
    new = {path: data for path, data in found.after.items() if path not in found.before and b"test" in data}
    if not new:
        return {}
    folders = {folder for path in new for folder in [*PurePath(path).parents][:2]}
    text = "\n".join(_text(data) for data in new.values())
    there = files_in(repository, found.base, sorted(folders), wanted)
    return {
        path: data
        for path, data in there.items()
        if path not in found.before and path not in found.after and _is_in(data, text)
    }


def _is_in(data: bytes, text: str) -> bool:
    tests = [match[0].strip() for match in _TEST.finditer(_text(data))]
    return bool(tests) and sum(test in text for test in tests) >= _SHARE * len(tests)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n") + "\n"
