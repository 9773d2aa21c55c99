"""Modules that tests write, and run in their own process: pytester calls a file by its test's function.

Python has one module of a name: where a part is called as a test is, that test's file would be taken for the
part (pytest's test_mark.py has a test_mark_option).
"""

from __future__ import annotations

import re
from pathlib import Path

from splitter.languages.python.project.reading.configuration import configuration
from splitter.languages.python.project.reading.plugins import Conftests
from splitter.project.once import once
from splitter.project.texts import bytes_of, files_around

_PLUGIN = "pytester"
_USING = re.compile(rb"pytester|testdir")
_NAMES = re.compile(rb"\bdef (test_\w+)|\b(test_\w+)\s*=|[\"'](test_\w+)(?:\.py)?[\"']")


def written_modules(folder: Path, chain: Conftests) -> frozenset[str]:
    """The names of the files that tests of the project may write, if it has pytester."""
    loaded = _PLUGIN in configuration(folder).switch("-p") or any(_PLUGIN in text for _, text in chain)
    return _written(files_around(folder, ".py")) if loaded else frozenset()


@once
def _written(files: tuple[str, ...]) -> frozenset[str]:
    texts = (data for data in map(bytes_of, files) if _USING.search(data))
    names = (name for data in texts for found in _NAMES.findall(data) for name in found if name)
    return frozenset(f"{name.decode()}.py" for name in names)
