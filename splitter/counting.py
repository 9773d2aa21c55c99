"""How many tests a file holds, as the splitter counts them, and how few of the files must be parsed for it.

A quick upper bound settles most files: one that can't be over the limit is not parsed.
"""

from __future__ import annotations

import codecs
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from splitter.basics import Finding, Limit, Refused, Severity
from splitter.conventions import PYTESTS_OWN, Conventions
from splitter.languages import language_of

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A named pipe under a test file's name must not make us wait."""


@dataclass(frozen=True)
class Count:
    """What a file holds, or why that can't be told."""

    tests: int = 0
    lines: int = 0
    first_over: int | None = None
    """The line of the first test that is one too many."""
    error: Finding | None = None


def settled(path: str, limit: Limit) -> bool:
    """Whether a file is surely within ``limit``; a file that can't be read is not.

    Reads the file, but parses nothing.
    """
    language = language_of(path)
    if language is None:
        return False
    try:
        text = _text(_bytes(path))
    except (OSError, ValueError):
        return False
    if text is None or (limit.max_lines is not None and lines_in(text) > limit.max_lines):
        return False
    if limit.max_tests is None:
        return True
    conventions = _conventions("." + path.rpartition(".")[2], os.path.dirname(path))  # noqa: PTH120 - a Path costs more than the rest
    return language.most_tests(text, limit.max_tests, conventions) <= limit.max_tests


@lru_cache(maxsize=4)
def _conventions(suffix: str, folder: str) -> Conventions:
    """What counts as a test in a folder: the same for its files, which come one after the other."""
    language = language_of(suffix)
    return PYTESTS_OWN if language is None else language.conventions(Path(folder).resolve())


def count(path: str, limit: Limit) -> Count:
    """Parse a file and count; what makes that impossible is the count's ``error``."""
    from splitter.collecting import collector_paused
    from splitter.config import Settings
    from splitter.languages import placed
    from splitter.source import read

    language = language_of(path)
    try:
        source = read(Path(path))
        if language is None:
            return Count(lines=lines_in(source.text))
        settings = Settings(max_tests=limit.max_tests, max_lines=limit.max_lines)
        with collector_paused():
            module = language.read(placed(source, settings), settings)
    except Refused as refused:
        return Count(error=refused.findings[0])
    errors = [f for f in module.findings if f.severity is Severity.ERROR]
    if errors and not module.units:
        return Count(error=errors[0])
    first_over = None
    if limit.max_tests is not None and len(module.tests) > limit.max_tests:
        first_over = sorted(test.line for test in module.tests)[limit.max_tests]
    return Count(len(module.tests), lines_in(source.text), first_over)


def lines_in(text: str) -> int:
    """The lines of a text, an unfinished last one included."""
    return text.count("\n") + (not text.endswith("\n"))


def _bytes(path: str) -> bytes:
    # A third of what open() costs, which for small files is most of what a check does.
    descriptor = os.open(path, _FLAGS)
    try:
        size = os.fstat(descriptor).st_size
        data = os.read(descriptor, size + 1)
        if len(data) != size:  # it changes meanwhile, or is no plain file
            while more := os.read(descriptor, 1 << 20):
                data += more
        return data
    finally:
        os.close(descriptor)


def _text(data: bytes) -> str | None:
    """The text of a plain UTF-8 file; ``None`` for one that must be looked at more closely."""
    if b"\0" in data or data.startswith(codecs.BOM_UTF8):
        return None
    if b"coding" in data and b"coding" in b"".join(data.split(b"\n", 2)[:2]):
        return None
    return data.decode("utf-8")
