"""What the plugin wrote of a run, as outcomes."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from splitter.running.outcomes import Ending, Outcome, Run, TestOutcome
from splitter.running.process import Done

Events = Sequence[Mapping[str, Any]]


def events_of(file: Path) -> Iterator[Mapping[str, Any]]:
    """The plugin's lines; the last one of a crash may be cut off."""
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""  # killed too soon
    for line in text.splitlines(keepends=True):
        if line.endswith("\n"):
            yield json.loads(line)


def collected_in(events: Events) -> tuple[str, ...] | None:
    """The tests that a collection found; ``None`` if it did not get so far."""
    found = next((event for event in events if event["event"] == "collected"), None)
    return None if found is None else tuple(map(_test, found["ids"]))


def read(run: Run, done: Done, events: Events) -> Run:
    """The run of some files: one that can't be collected breaks it."""
    failed = next((e for e in events if e["event"] == "collect" and e["outcome"] == "failed"), None)
    if failed is None or done.status is None:
        return read_project(run, done, events)
    message = f"{_file(failed['id'])} can't be collected: {_with_place(failed['message'], run)}"
    return replace(run, ending=Ending.BROKEN, message=message)


def _with_place(message: str, run: Run) -> str:
    """Of what can't be imported it matters where that was looked for."""
    return f"{message} (in {run.command})" if _IMPORT.search(message) else message


_IMPORT = re.compile("(?:ModuleNotFound|Import)Error")


def read_project(run: Run, done: Done, events: Events) -> Run:
    """The run of whatever the command runs: a file that can't be collected is an outcome among others."""
    broken = _broken(run, done, events)
    if broken and done.status is not None:
        return replace(run, ending=Ending.BROKEN, message=broken)
    finish = next((event for event in events if event["event"] == "finish"), None)
    whole = finish is not None and finish["status"] != _INTERRUPTED and not done.killed
    top = next((event["root"] for event in events if event["event"] == "begin"), "")
    if whole and done.status is not None:
        return replace(run, tests=(*_uncollected(events, top, run), *_tests(events, top)))
    outcome = Outcome.TIMED_OUT if done.status is None else Outcome.CRASHED
    how = f"no end after {done.seconds:.0f} s" if done.status is None else _how(done.status)
    open_ones = _unfinished(events)
    complete = [event for event in events if event.get("id") not in open_ones]
    tests = (
        *_uncollected(events, top, run),
        *_tests(complete, top),
        *(_told(nodeid, top, outcome, message=how) for nodeid in open_ones),
    )
    where = f"in {', '.join(map(_test, open_ones))}" if open_ones else "outside of any test"
    return replace(run, ending=Ending(outcome.value), tests=tests, message=f"{how}, {where}")


_INTERRUPTED = 2
"""pytest's exit status for Ctrl-C and ``pytest.exit()``: tests are missing."""

_USAGE = 4


def _how(status: int) -> str:
    if status >= 0:
        return f"pytest ended with status {status}"
    try:
        return f"pytest was ended by {signal.Signals(-status).name}"
    except ValueError:  # a signal without a name, such as a real-time one
        return f"pytest was ended by signal {-status}"


_CONFTEST = re.compile("while loading conftest '(.+)'")
"""What pytest says of a ``conftest.py`` that raises, with the exit status of wrong usage."""


def _broken(run: Run, done: Done, events: Events) -> str:
    """Why no test could run; empty if that is not so."""
    for event in events:
        if event["event"] == "internal error":
            return f"pytest itself failed: {event['message']}"
    if done.status == _USAGE:
        if said := _CONFTEST.search(done.stderr):
            message = f"{said[1]} can't be loaded: {last_line(done.stderr).removeprefix('E').strip()}"
            return _with_place(message, run)
        return f"pytest does not understand its options: {last_line(done.stderr)}"
    return ""


def last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


def _uncollected(events: Events, top: str, run: Run) -> Iterator[TestOutcome]:
    """What was skipped, or failed, as a whole."""
    told = {
        (event["id"], event["outcome"], event["message"]) for event in events if event["event"] == "collect"
    }
    for nodeid, outcome, message in sorted(told):
        if outcome == "skipped":
            yield _told(nodeid, top, Outcome.SKIPPED, message, group=True)
        else:
            yield _told(nodeid, top, Outcome.ERROR, message=_with_place(message, run), group=True)


def _tests(events: Events, top: str) -> Iterator[TestOutcome]:
    """The reports of each test's phases as one outcome; what is no test function is left out."""
    reports: dict[str, list[Mapping[str, Any]]] = {}
    for event in events:
        if event["event"] == "report" and event["function"] and event["outcome"] != "rerun":
            reports.setdefault(event["id"], []).append(event)
    for nodeid, phases in reports.items():
        judged = [(_outcome(phase), phase) for phase in phases]
        outcome, phase = min(judged, key=lambda pair: _WEIGHT.index(pair[0]))
        seconds = sum(one["seconds"] for one in phases)
        yield replace(_told(nodeid, top, outcome, _detail(outcome, phase), phase["message"]), seconds=seconds)


def _told(
    nodeid: str, top: str, outcome: Outcome, detail: str = "", message: str = "", *, group: bool = False
) -> TestOutcome:
    """An outcome by its node id, whose file is meant from the folder ``top``."""
    file = os.path.join(top, nodeid.partition("::")[0])  # noqa: PTH118 - for ten thousand tests
    return TestOutcome(_test(nodeid), outcome, detail, message, group=group, file=file)


_WEIGHT = (
    Outcome.CRASHED,
    Outcome.ERROR,
    Outcome.FAILED,
    Outcome.XPASSED,
    Outcome.XFAILED,
    Outcome.SKIPPED,
    Outcome.PASSED,
)
"""The phase that counts for the whole test is the first of these."""


def _outcome(report: Mapping[str, Any]) -> Outcome:
    if report["when"] not in ("setup", "call", "teardown"):
        return Outcome.CRASHED  # xdist reports a worker that is gone this way
    if report["xfail"] is not None and report["outcome"] != "failed":
        return Outcome.XFAILED if report["outcome"] == "skipped" else Outcome.XPASSED
    if report["outcome"] == "failed":
        return Outcome.FAILED if report["when"] == "call" else Outcome.ERROR
    return Outcome.SKIPPED if report["outcome"] == "skipped" else Outcome.PASSED


def _detail(outcome: Outcome, report: Mapping[str, Any]) -> str:
    if outcome in (Outcome.XFAILED, Outcome.XPASSED):
        return str(report["xfail"] or "")
    if outcome is Outcome.SKIPPED:
        return str(report["message"])
    return str(report["error"]) if outcome in (Outcome.FAILED, Outcome.ERROR) else ""


def _unfinished(events: Events) -> dict[str, None]:
    """The ids of the tests that were started and are not done, teardown and all."""
    found: dict[str, None] = {}
    for event in events:
        if event["event"] == "start":
            found[event["id"]] = None
        elif event["event"] == "report" and event["when"] not in ("setup", "call"):
            found.pop(event["id"], None)
    return found


def _test(nodeid: str) -> str:
    """A test's id without its file."""
    return nodeid.partition("::")[2]


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0].rpartition("/")[2] or "the file"
