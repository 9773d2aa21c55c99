"""The baseline: the files that were over the limit when the guard came, which may shrink but not grow.

A JSON file with a line a file, so that a merge of two of them is seldom a conflict. Its paths are
relative to its own folder, with slashes: it holds wherever the command is run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.document import Document
from splitter.model.finding import Finding, Limit, Refused
from splitter.planning.counting import Count

KIND = "splitter baseline"
FORMAT_VERSION = 1


class EntryFields(TypedDict):
    """What a file held when the baseline was written."""

    tests: int
    lines: int


class BaselineDocument(Document):
    """The files that were over the limit, by their paths from the baseline's folder."""

    files: dict[str, EntryFields]


@dataclass(frozen=True)
class Entry:
    """What a file held when the baseline was written."""

    tests: int
    lines: int

    def bears(self, counted: Count, limit: Limit) -> bool:
        """Whether a file is no bigger than it was, in what is limited."""
        return (limit.max_tests is None or counted.tests <= max(self.tests, limit.max_tests)) and (
            limit.max_lines is None or counted.lines <= max(self.lines, limit.max_lines)
        )

    def words(self, limit: Limit) -> str:
        """``14 tests``, as far as they are limited."""
        tests = [] if limit.max_tests is None else [f"{self.tests} tests"]
        lines = [] if limit.max_lines is None else [f"{self.lines} lines"]
        return " and ".join(tests + lines)


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline file, by path from its folder."""

    file: str
    entries: Mapping[str, Entry]

    def get(self, path: str) -> Entry | None:
        """The entry of a file; ``path`` is as the command names it."""
        return self.entries.get(self._key(path))

    def moved(self, file: str) -> Baseline:
        """The same for another file name, perhaps in another folder."""
        old, new = Path(self.file).parent, Path(file).parent
        keys = {key: Path(os.path.relpath(old / key, new)).as_posix() for key in self.entries}
        return Baseline(file, {keys[key]: entry for key, entry in self.entries.items()})

    def stale(self, looked: Iterable[tuple[str, Count | None, Limit]]) -> Iterator[Finding]:
        """One note if entries allow more than their files hold now, or their files are gone.

        ``looked`` are the files that were looked at, with ``None`` for one surely within its limit.
        """
        now = {self._key(path): (counted, limit) for path, counted, limit in looked}
        stale = sum(self._is_stale(key, entry, now) for key, entry in self.entries.items())
        if stale:
            words = f"{stale} of {len(self.entries)} entries allow more than their files hold now"
            yield finding("S805", words, path=self.file)

    def renewed(self, over: Mapping[str, Count], looked: Iterable[str], *, shrink: bool) -> Baseline:
        """The baseline as it should be now; entries of files that nobody looked at and that are there stay.

        ``over`` are the files over the limit by path. With ``shrink`` nothing is added and nothing grows.
        """
        seen = {self._key(path) for path in looked}
        folder = Path(self.file).parent
        kept = {key: entry for key, entry in self.entries.items() if key not in seen}
        entries = {key: entry for key, entry in kept.items() if (folder / key).exists()}
        for path, counted in over.items():
            key, new = self._key(path), Entry(counted.tests, counted.lines)
            old = self.entries.get(key)
            if not shrink:
                entries[key] = new
            elif old is not None:
                entries[key] = Entry(min(old.tests, new.tests), min(old.lines, new.lines))
        return Baseline(self.file, entries)

    def _key(self, path: str) -> str:
        return Path(os.path.relpath(path, Path(self.file).parent)).as_posix()

    def _is_stale(self, key: str, entry: Entry, now: Mapping[str, tuple[Count | None, Limit]]) -> bool:
        if key not in now:
            return not (Path(self.file).parent / key).exists()
        counted, limit = now[key]
        if counted is None:
            return True
        return counted.error is None and (
            (limit.max_tests is not None and counted.tests < entry.tests)
            or (limit.max_lines is not None and counted.lines < entry.lines)
        )


def load(file: str) -> Baseline:
    """Read a baseline; raises ``Refused`` with S806 for one that can't be used."""
    import json

    try:
        document = json.loads(read_whole(file, LARGEST_RECORD).decode("utf-8"))
        return Baseline(file, dict(_entries(document)))
    except OSError as error:
        raise Refused(finding("S806", error.strerror or str(error), path=file)) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(finding("S806", f"not a baseline: {error}", path=file)) from error


def write(baseline: Baseline) -> None:
    """Write a baseline to its file; raises ``Refused`` with S814."""
    import json

    from splitter.files import replace_text

    rows = [
        f'    {json.dumps(key)}: {{"tests": {entry.tests}, "lines": {entry.lines}}}'
        for key, entry in sorted(baseline.entries.items())
    ]
    files = "{\n" + ",\n".join(rows) + "\n  }" if rows else "{}"
    head = f'{{\n  "kind": "{KIND}",\n  "format_version": {FORMAT_VERSION},\n  "files": '
    replace_text(Path(baseline.file), f"{head}{files}\n}}\n")


def _entries(document: Any) -> Iterator[tuple[str, Entry]]:
    if document["format_version"] != FORMAT_VERSION:
        raise ValueError(f"format_version is {document['format_version']!r}, not {FORMAT_VERSION}")
    for key, values in document["files"].items():
        yield key, Entry(int(values["tests"]), int(values["lines"]))
