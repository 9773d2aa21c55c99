"""How many tests a file holds, as the splitter counts them, and how few of the files must be parsed for it.

A quick upper bound settles most files: one that can't be over the limit is not parsed.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from splitter.files import read_whole
from splitter.languages import conventions_of, language_of
from splitter.model.catalogue import finding
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.finding import Finding, Limit, Refused, Severity, lines_in

if TYPE_CHECKING:
    from splitter.languages.language import Language
    from splitter.model.module import Source


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
        text = _text(read_whole(path))
    except (OSError, ValueError):
        return False
    if text is None or (limit.max_lines is not None and lines_in(text) > limit.max_lines):
        return False
    most = limit.max_tests if limit.max_seconds is None else 1
    if most is None:
        return True
    conventions = _conventions("." + path.rpartition(".")[2], os.path.dirname(path))  # noqa: PTH120 - as fast as it goes
    return language.bound(text, most, conventions) <= most


@lru_cache(maxsize=4)
def _conventions(suffix: str, folder: str) -> Conventions:
    """What counts as a test in a folder: the same for its files, which come one after the other."""
    language = language_of(suffix)
    return PYTESTS_OWN if language is None else conventions_of(language, Path(folder).resolve())


def count(path: str, limit: Limit, data: bytes | None = None) -> Count:
    """Parse a file, or ``data`` in its place, and count; what makes that impossible is the count's ``error``.

    Where the quick bound says enough, it is none: such a file is within the limit, whatever is in it.
    """
    from splitter.config.settings import Settings
    from splitter.languages import placed, read_source, source_of
    from splitter.processes.collector import collector_paused

    language = language_of(path)
    try:
        source = read_source(Path(path)) if data is None else source_of(path, data)
        if language is None:
            return Count(lines=lines_in(source.text))
        if (quick := _quick(language, source, limit)) is not None:
            return quick
        settings = Settings(max_tests=limit.max_tests, max_lines=limit.max_lines)
        source = placed(source, settings)
        with collector_paused():
            module = language.read(source, settings)
    except Refused as refused:
        return Count(error=refused.findings[0])
    except RecursionError:
        return Count(error=finding("S114", "its statements nest too deeply", path=path))
    errors = [f for f in module.findings if f.severity is Severity.ERROR]
    if errors and not module.units:
        most = language.bound(source.text, None, source.around.conventions)
        within = not limit.exceeded_by(most, lines_in(source.text))
        return Count(lines=lines_in(source.text)) if within else Count(error=errors[0])
    lines = sorted(test.line for test in module.tests)
    return Count(len(lines), lines_in(source.text), _first_over(lines, limit))


def _quick(language: Language, source: Source, limit: Limit) -> Count | None:
    """The count by the language's own parser, where nothing but the text has to be known for it."""
    if language.test_lines is None:
        return None
    conventions = conventions_of(language, Path(source.path).parent.resolve())
    found = language.test_lines(source.text, conventions, Path(source.path))
    if found is None:
        return None
    return Count(len(found), lines_in(source.text), _first_over(found, limit))


def _first_over(lines: Sequence[int], limit: Limit) -> int | None:
    over = limit.max_tests is not None and len(lines) > limit.max_tests
    return lines[limit.max_tests or 0] if over else None


def _text(data: bytes) -> str | None:
    """The text of a plain UTF-8 file; ``None`` for one that must be looked at more closely."""
    if b"\0" in data or data.startswith(codecs.BOM_UTF8):
        return None
    if b"coding" in data and b"coding" in b"".join(data.split(b"\n", 2)[:2]):
        return None
    return data.decode("utf-8")
