"""What a project says of its limit: the decision record, and the block in a document for contributors.

Generated text stands between marks, ``<!-- splitter:begin NAME -->`` and ``<!-- splitter:end NAME -->``.
What is outside of them belongs to people and is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from splitter.config.settings import Settings
from splitter.files import read_whole
from splitter.languages import TEST_FILES, default_limits, is_test_file, limit_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit, Refused
from splitter.planning.counting import Count, count, settled
from splitter.project.siblings import HEAD, names
from splitter.reading.discovery import Found, find
from splitter.rendering.header import limit_words
from splitter.reporting.terminal import visible
from splitter.text.file_names import RETIRED_SUFFIX

TITLE = "Limit of the size of test files"

_BLOCK = re.compile(
    r"<!-- splitter:begin (?P<name>[\w-]+) -->\r?\n(?P<text>.*?)<!-- splitter:end (?P=name) -->", re.DOTALL
)
_MARK = re.compile(r"<!-- splitter:(?:begin|end) ([\w-]+) -->")
_NUMBERED = re.compile(r"((?:[Aa][Dd][Rr]-)?)(\d{2,5})-.*\.md")


@dataclass(frozen=True)
class Sized:
    """A test file and how many tests it holds."""

    path: str
    tests: int


@dataclass(frozen=True)
class Original:
    """A retired original and its parts, as far as they name it in their headers."""

    retired: str
    parts: tuple[Sized, ...]

    @property
    def tests(self) -> int:
        """How many tests its parts hold now."""
        return sum(part.tests for part in self.parts)


@dataclass(frozen=True)
class Survey:
    """What there is in a tree: retired originals with their parts, and what is over the limit."""

    originals: tuple[Original, ...]
    over: tuple[Sized, ...]
    findings: tuple[Finding, ...] = ()


def survey(roots: Sequence[str], options: Mapping[str, Any], exclude: Sequence[str], base: Path) -> Survey:
    """Look through a tree; paths are given from the folder ``base`` on, with slashes."""
    findings: list[Finding] = []
    retired: list[Found] = []
    files: list[Found] = []
    for found in find(roots, replace(TEST_FILES, wanted=_is_of_interest), options, exclude=exclude):
        if isinstance(found, Finding):
            findings.append(found)
        else:
            (retired if found.path.endswith(RETIRED_SUFFIX) else files).append(found)
    beside: dict[PurePath, list[tuple[Found, str]]] = {PurePath(each.path).parent: [] for each in retired}
    for found in files:
        if (folder := PurePath(found.path).parent) in beside:
            beside[folder].append((found, _read(Path(found.path))[:HEAD]))
    originals = [
        Original(_from(base, each.path), _parts(each, beside[PurePath(each.path).parent], base, findings))
        for each in retired
    ]
    over = [(found, counted) for found in files if (counted := _over(found, findings)) is not None]
    sizes = tuple(Sized(_from(base, found.path), counted.tests) for found, counted in over)
    return Survey(tuple(originals), sizes, tuple(dict.fromkeys(findings)))


def values_of(settings: Settings, surveyed: Survey | None = None) -> dict[str, Any]:
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


def renewed(old: str, new: str, path: str) -> str:
    """``old`` with the text between its marks from ``new``; raises ``Refused`` with S816 for odd marks."""
    _check_marks(old, path)
    texts = {match["name"]: match["text"] for match in _BLOCK.finditer(new)}
    newline = "\r\n" if "\r\n" in old else "\n"

    def replace(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in texts:
            return match[0]
        lines = [f"<!-- splitter:begin {name} -->", *texts[name].splitlines()]
        return newline.join([*lines, f"<!-- splitter:end {name} -->"])

    return _BLOCK.sub(replace, old)


def with_block(document: str, name: str, text: str, path: str) -> str:
    """A document with the text between the marks ``name``, which are added at its end if it has none."""
    block = f"<!-- splitter:begin {name} -->\n{text.rstrip()}\n<!-- splitter:end {name} -->\n"
    _check_marks(document, path)
    if any(match["name"] == name for match in _BLOCK.finditer(document)):
        return renewed(document, block, path)
    newline = "\r\n" if "\r\n" in document else "\n"
    gap = "" if not document else newline if document.endswith(("\n", "\r")) else 2 * newline
    return document + gap + block.replace("\n", newline)


def _check_marks(text: str, path: str) -> None:
    marks = [match[0] for match in _MARK.finditer(text)]
    paired = [
        mark
        for match in _BLOCK.finditer(text)
        for mark in (f"<!-- splitter:begin {match['name']} -->", f"<!-- splitter:end {match['name']} -->")
    ]
    if marks != paired or len(set(marks)) < len(marks):
        raise Refused(finding("S816", "its splitter marks are not pairs of a begin and an end", path=path))


def _is_of_interest(name: str, settings: Settings) -> bool:
    return is_test_file(name.removesuffix(RETIRED_SUFFIX), settings)


def _parts(
    retired: Found, beside: Iterable[tuple[Found, str]], base: Path, findings: list[Finding]
) -> tuple[Sized, ...]:
    """The test files of the same folder (each with its beginning) whose beginning names the original."""
    name = PurePath(retired.path).name.removesuffix(RETIRED_SUFFIX)
    parts = []
    for found, head in beside:
        if names(head, name):
            counted = _counted(found, findings)
            if counted is not None:
                parts.append(Sized(_from(base, found.path), counted.tests))
    return tuple(parts)


def _over(found: Found, findings: list[Finding]) -> Count | None:
    limit = limit_of(found.path, found.settings)
    if settled(found.path, limit):
        return None
    counted = _counted(found, findings)
    if counted is not None and limit.exceeded_by(counted.tests, counted.lines):
        return counted
    return None


def _counted(found: Found, findings: list[Finding]) -> Count | None:
    counted = count(found.path, limit_of(found.path, found.settings))
    if counted.error is not None:
        findings.append(counted.error)
        return None
    return counted


def _from(base: Path, path: str) -> str:
    """A path for the record, whose marks no name must look like."""
    resolved = Path(path).resolve()
    shown = resolved.relative_to(base) if resolved.is_relative_to(base) else resolved
    return visible(shown.as_posix()).replace("<!--", "&lt;!--")


def _name_of(file: str) -> str:
    match = _NUMBERED.fullmatch(file)
    return f"ADR-{match[2]}" if match else PurePath(file).stem


def _read(path: Path) -> str:
    """A text for its marks and names alone: what can't be read has none."""
    try:
        return read_whole(path).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
