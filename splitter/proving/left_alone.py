"""Originals that a change left as they were, though it has their tests once more in new files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
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
    tests = {test for data in new.values() for test in _tests(data)}
    there = files_in(repository, found.base, sorted(folders), wanted)
    return {
        path: data
        for path, data in there.items()
        if path not in found.before and path not in found.after and _is_in(_tests(data), tests)
    }


def _is_in(tests: Sequence[str], new: Set[str]) -> bool:
    return bool(tests) and sum(test in new for test in tests) >= _SHARE * len(tests)


def _tests(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n") + "\n"
    return [match[0].strip() for match in _TEST.finditer(text)]
