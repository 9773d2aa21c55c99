"""The runs of a probe, a line of JSON each: what was seen once need not be run again.

The first line says what the runs are of (the file's SHA-256, the command); the others say which tests
were run and what came of it. A line is flushed before the next run begins, so that a probe that is
killed goes on where it was.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.running.outcomes import BAD, Ending, Outcome, Run

FORMAT_VERSION = 1


@dataclass(frozen=True)
class Seen:
    """One run, as far as a probe looks at it."""

    tests: tuple[str, ...]
    ending: Ending
    bad: Mapping[str, tuple[Outcome, str]]
    """The tests that failed, crashed or timed out, with the type of the error."""
    message: str = ""
    seconds: float = 0.0


def seen(tests: Sequence[str], run: Run) -> Seen:
    """What a probe looks at in a run of these tests."""
    bad = {each.test: each.said for each in run.tests if each.outcome in BAD}
    return Seen(tuple(tests), run.ending, bad, run.message, round(run.seconds, 3))


@dataclass
class Log:
    """The runs so far, by the tests that were run."""

    path: Path
    runs: list[Seen] = field(default_factory=list)
    read: int = 0
    """How many of them an earlier probe made."""

    def of(self, tests: Sequence[str]) -> list[Seen]:
        """The runs of exactly these tests."""
        return self._index[tuple(tests)]

    def add(self, one: Seen) -> None:
        """Write a run down; raises ``Refused`` (S722)."""
        bad = {test: [outcome.value, detail] for test, (outcome, detail) in one.bad.items()}
        line = {"tests": list(one.tests), "ending": one.ending.value, "bad": bad}
        _append(self.path, {**line, "message": one.message, "seconds": one.seconds})
        self._keep(one)

    def _keep(self, one: Seen) -> None:
        self.runs.append(one)
        self._index[one.tests].append(one)

    def __post_init__(self) -> None:
        self._index: defaultdict[tuple[str, ...], list[Seen]] = defaultdict(list)


def open_log(path: Path, subject: Mapping[str, str]) -> Log:
    """The log at ``path``, or a new one; raises ``Refused`` (S722) for one of another subject."""
    log = Log(path)
    head = {"splitter_probe": FORMAT_VERSION, **subject}
    lines = _lines(path)
    if not lines:
        _append(path, head)
        return log
    if lines[0] != head:
        differ = [key for key in head if lines[0].get(key) != head[key]]
        raise Refused(finding("S722", f"it is about another {' and '.join(differ)}", path=str(path)))
    for line in lines[1:]:
        bad = {test: (Outcome(outcome), detail) for test, (outcome, detail) in line["bad"].items()}
        ending = Ending(line["ending"])
        log._keep(Seen(tuple(line["tests"]), ending, bad, line["message"], line["seconds"]))
    log.read = len(log.runs)
    return log


def _lines(path: Path) -> list[dict[str, Any]]:
    """The whole lines of a log; one that a kill has cut off is taken away."""
    try:
        text = read_whole(path, LARGEST_RECORD).decode("utf-8") if path.exists() else ""
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            path.write_text(whole, encoding="utf-8")
        return [json.loads(line) for line in whole.splitlines()]
    except (OSError, ValueError, RecursionError) as error:
        raise Refused(finding("S722", f"it can't be read: {error}", path=str(path))) from error


def _append(path: Path, line: Mapping[str, Any]) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    except OSError as error:
        raise Refused(finding("S722", error.strerror or str(error), path=str(path))) from error
