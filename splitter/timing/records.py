"""Records of durations to values: pytest-split's, JUnit XML and report logs, told apart by their content.

They come from elsewhere, CI most often: nothing in them is believed that was not checked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.text import documents
from splitter.timing.durations import Durations, Run, durations_of
from splitter.timing.junit import junit


def load(path: Path, file: str) -> Durations:
    """What the record at ``path`` has of a file of tests; raises ``Refused`` (S475) if it is no record."""
    try:
        stat = path.stat()
        runs = _runs(path, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise Refused(finding("S475", error.strerror or str(error), path=str(path))) from error
    except ValueError as error:
        raise Refused(finding("S475", str(error), path=str(path))) from error
    return durations_of(runs, file, str(path))


@lru_cache(maxsize=1)  # a run over many files has one record for all of them
def _runs(path: Path, *_version: int) -> tuple[Run, ...]:
    return parsed(read_whole(path, LARGEST_RECORD))


def parsed(data: bytes) -> tuple[Run, ...]:
    """The entries of a record; raises ``ValueError`` for anything else."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"<":
        return tuple(junit(data))
    if start not in (b"{", b"["):
        raise ValueError("neither pytest-split's durations nor JUnit XML nor a report log")
    head = data.lstrip().split(b"\n", 1)[0]
    if b'"$report_type"' in head:
        return tuple(_report_log(data.splitlines()))
    return tuple(_split_durations(documents.json(data)))


def _split_durations(document: Any) -> Iterator[Run]:
    """``{"tests/test_a.py::test_b[1]": 0.2}``; once it was a list of such pairs."""
    pairs = document.items() if isinstance(document, dict) else document
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2 or not isinstance(pair[0], str):
            raise ValueError("not pytest-split's durations: seconds for each test's id")
        yield _run(pair[0], pair[1])


def _report_log(lines: Iterable[bytes]) -> Iterator[Run]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = documents.json(line)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        if not isinstance(entry, dict):
            raise ValueError(f"line {number}: not an entry of a report log")
        if entry.get("$report_type") == "TestReport":
            process = entry.get("worker_id", "")
            yield _run(entry.get("nodeid"), entry.get("duration"), str(entry.get("when")), str(process))


def _run(node: object, duration: object, phase: str = "", process: str = "") -> Run:
    if not isinstance(node, str):
        raise ValueError(f"{node!r} is no test's id")
    place, _, test = node.partition("::")
    return Run(place, test, seconds(duration, node), phase=phase, process=process)


def seconds(value: object, node: str) -> float:
    """A duration that was written down; clocks that are set back give some below nothing."""
    try:
        found = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan
    except OverflowError:
        found = math.inf
    if not math.isfinite(found):
        raise ValueError(f"the duration of {node} is no number of seconds: {value!r}"[:200])
    return max(0.0, found)
