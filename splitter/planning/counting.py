"""How many tests a file holds, as the splitter counts them, and how few of the files must be parsed for it.

A quick upper bound settles most files: one that can't be over the limit is not parsed. Of the others most are
counted by their text; what is left is read as for a split.
"""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from splitter.files import read_with_status
from splitter.languages import conventions_of, language_of
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.finding import Finding, Limit, Refused, Severity, lines_in
from splitter.model.nesting import refused_if_too_deep
from splitter.model.tally import Tally
from splitter.project.once import once

if TYPE_CHECKING:
    from splitter.languages.language import Language
    from splitter.model.module import Source


class Count(NamedTuple):
    """What a file holds, or why that can't be told."""

    tests: int = 0
    lines: int = 0
    first_over: int | None = None
    """The line of the first test that is one too many."""
    error: Finding | None = None
    tally: Tally | None = None
    """What it was made of; ``None`` where the tests were not counted."""

    @classmethod
    def of(cls, tally: Tally, lines: int, limit: Limit) -> Count:
        """That of a file of so many lines."""
        return cls(len(tally.places), lines, tally.first_over(limit), tally=tally)


class Suspect(NamedTuple):
    """A file that may be over its limit, unless a look says that it is within."""

    path: str
    text: str | None = None
    """What it holds, if that is plain UTF-8."""
    within: bool = False
    """Whether it is surely within its limit."""
    most: int = 0
    """How many tests it has at most, if they are limited."""
    status: os.stat_result | None = None
    """What the file system said of it before it was read."""

    @property
    def conventions(self) -> Conventions:
        return _conventions("." + self.path.rpartition(".")[2], os.path.dirname(self.path))  # noqa: PTH120 - as fast as it goes

    @property
    def lines(self) -> int:
        return lines_in(self.text or "")


def settled(path: str, limit: Limit) -> bool:
    """Whether a file is surely within ``limit``; a file that can't be read is not. Parses nothing."""
    return looked_at(path, limit).within


def looked_at(path: str, limit: Limit, conventions: Conventions | None = None) -> Suspect:
    """What a look at a file says, which parses nothing; one that can't be read may be over the limit.

    ``conventions`` are those of its folder, for who asks of many files there.
    """
    language = language_of(path)
    if language is None:
        return Suspect(path)
    try:
        data, status = read_with_status(path)
        text = _text(data)
    except (OSError, ValueError):
        return Suspect(path)
    suspect = Suspect(path, text)
    if text is None or (limit.max_lines is not None and suspect.lines > limit.max_lines):
        return suspect
    most = limit.max_tests if limit.max_seconds is None else 1
    if most is None:
        return Suspect(path, text, True, 0, status)
    bound = language.bound(text, most, conventions or suspect.conventions)
    return Suspect(path, text, bound <= most, bound, status)


def quick_tally(suspect: Suspect) -> Tally | None:
    """The tests of a file by what tells quickly; ``None`` where that is not sure."""
    language = language_of(suspect.path)
    if suspect.text is None or language is None or language.tally is None:
        return None
    return language.tally(suspect.text, suspect.conventions, Path(suspect.path))


@once
def _conventions(suffix: str, folder: str) -> Conventions:
    """What counts as a test in a folder: the same for its files."""
    language = language_of(suffix)
    return PYTESTS_OWN if language is None else conventions_of(language, Path(folder).resolve())


def count(path: str, limit: Limit, data: bytes | None = None) -> Count:
    """Parse a file, or ``data`` in its place, and count; what makes that impossible is the count's ``error``.

    Where the quick bound says enough, it is none: such a file is within the limit, whatever is in it.
    """
    from splitter.languages import read_source, source_of

    language = language_of(path)
    try:
        source = read_source(Path(path)) if data is None else source_of(path, data)
        if language is None:
            return Count(lines=source.lines)
        quick = quick_tally(Suspect(path, source.text))
        if quick is None:
            with refused_if_too_deep(path):
                return _in_full(language, source, limit)
        return Count.of(quick, source.lines, limit)
    except Refused as refused:
        return Count(error=refused.findings[0])


def _in_full(language: Language, source: Source, limit: Limit) -> Count:
    """The count as a split reads the file; raises ``Refused``."""
    from splitter.config.settings import Settings
    from splitter.languages import placed
    from splitter.processes.collector import collector_paused
    from splitter.project.witnesses import witnessed

    settings = Settings(max_tests=limit.max_tests, max_lines=limit.max_lines)
    with witnessed() as told_by, collector_paused():
        source = placed(source, settings)
        module = language.read(source, settings)
    errors = [f for f in module.findings if f.severity is Severity.ERROR]
    if errors and not module.units:
        most = language.bound(source.text, None, source.around.conventions)
        within = not limit.exceeded_by(most, source.lines)
        return Count(lines=source.lines) if within else Count(error=errors[0])
    places = tuple(sorted(test.line for test in module.tests))
    is_closed = language.is_closed is not None and language.is_closed(source.text)
    tally = Tally(places, told_by.prints() if is_closed else None)
    return Count.of(tally, source.lines, limit)


def _text(data: bytes) -> str | None:
    """The text of a plain UTF-8 file; ``None`` for one that must be looked at more closely."""
    if b"\0" in data or data.startswith(codecs.BOM_UTF8):
        return None
    if b"coding" in data and b"coding" in b"".join(data.split(b"\n", 2)[:2]):
        return None
    return data.decode("utf-8")
