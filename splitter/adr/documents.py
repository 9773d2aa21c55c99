"""The documents: where the record is, what its templates may use, and the text between marks."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Any

from splitter.adr.life import ACCEPTED, Life
from splitter.adr.survey import Survey
from splitter.config.settings import Settings
from splitter.files import read_whole
from splitter.languages import default_limits
from splitter.model.catalogue import finding
from splitter.model.finding import Limit, Refused
from splitter.rendering.header import limit_words

TITLE = "Limit of the size of test files"

_NUMBERED = re.compile(r"((?:[Aa][Dd][Rr]-)?)(\d{2,5})-.*\.md")


def values_of(settings: Settings, surveyed: Survey | None = None, life: Life | None = None) -> dict[str, Any]:
    """What the templates may use, the record's ``name``, ``title`` and ``date`` apart."""
    reason = settings.reason
    if reason and settings.runtime:
        reason = " ".join(filter(None, (settings.runtime, settings.version, reason)))
    return {
        "limit": _limits(settings),
        "because": reason,
        "reason": settings.reason,
        "issue": settings.issue,
        "adr": settings.adr,
        "runtime": settings.runtime,
        "version": settings.version,
        "threshold": settings.threshold,
        "originals": surveyed.originals if surveyed else (),
        "over": surveyed.over if surveyed else (),
        "status": life.status if life else ACCEPTED,
        "merged": life.merged if life else (),
    }


def _limits(settings: Settings) -> str:
    """The limit for people; where none is given, each language's own."""
    if settings.max_tests is not None or settings.max_lines is not None:
        return _bound(settings.limit)
    return " or ".join(f"{_bound(limit)} ({name.capitalize()})" for name, limit in default_limits())


def _bound(limit: Limit) -> str:
    return limit_words(limit).removeprefix("the limit of ")


def record_in(folder: Path, adr: str | None) -> tuple[Path, str]:
    """The file of the record in a folder, there or to be made, and its name: ``ADR-009``.

    It is the one with the marks; else a new one with the number of ``adr``, or with the next number, named
    as the folder's other records are. Raises ``Refused`` with S816 if that number is another record's.
    """
    names = sorted(path.name for path in folder.glob("*.md")) if folder.is_dir() else []
    for name in names:
        if "<!-- splitter:begin files -->" in _read(folder / name):
            return folder / name, _name_of(name)
    numbered = [match for name in names if (match := _NUMBERED.fullmatch(name))]
    prefix, width = (numbered[-1][1], len(numbered[-1][2])) if numbered else ("ADR-", 3)
    asked = re.search(r"\d+", adr or "")
    number = int(asked[0]) if asked else max((int(match[2]) for match in numbered), default=0) + 1
    taken = [match[0] for match in numbered if int(match[2]) == number]
    if taken:
        words = (
            "it has no marks; put `<!-- splitter:begin files -->` and `<!-- splitter:end files -->` into it"
        )
        raise Refused(finding("S816", words, path=str(folder / taken[0])))
    name = f"{prefix}{number:0{width}}-test-file-size-limit.md"
    return folder / name, _name_of(name)


def _name_of(file: str) -> str:
    match = _NUMBERED.fullmatch(file)
    return f"ADR-{match[2]}" if match else PurePath(file).stem


def _read(path: Path) -> str:
    """A text for its marks and names alone: what can't be read has none."""
    try:
        return read_whole(path).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
