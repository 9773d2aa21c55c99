"""Python: pytest in the project's own interpreter, with a plugin that reports each outcome as it comes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from splitter.config.verify import VerifySettings
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.running import Bench
from splitter.running.outcomes import Ending, Outcome, Run, TestOutcome
from splitter.running.process import Done, execute

_PLUGIN = Path(__file__).resolve().parent / "pytest_plugin"
_OWN = ("SPLITTER_OUTCOMES", "SPLITTER_HIDDEN", "SPLITTER_ONLY")
_LEAK = ("PYTEST_CURRENT_TEST", "PYTEST_XDIST_", "PYTEST_VERSION", *_OWN)
"""Variables of a pytest that the splitter itself may be running in."""


@dataclass(frozen=True)
class Pytest:
    """See :class:`splitter.running.Runner`."""

    command: tuple[str, ...]
    arguments: tuple[str, ...]
    timeout: int
    remedy: str
    shares_a_process = True

    @property
    def words(self) -> str:
        return shlex.join([*self.command, *self.arguments])

    def check(self, bench: Bench) -> None:
        if shutil.which(self.command[0], path=None) is None:
            raise self._missing("there is no such program")

    def collected(
        self, folder: Path, bench: Bench, label: str, *, hidden: Path | None = None
    ) -> tuple[str, ...] | None:
        output = bench.outputs / label
        events = output.with_name(f"{label}.jsonl")
        variables = {"SPLITTER_OUTCOMES": str(events)}
        asked = ["--collect-only"]
        if hidden is not None:
            variables["SPLITTER_HIDDEN"] = str(hidden)
            asked.append(f"--ignore={hidden}")
        own = ["-p", "splitter_outcomes", "-p", "no:cacheprovider", *asked]
        self._execute([*self.command, *own, *self.arguments, str(folder)], bench, label, variables)
        found = next((event for event in _events(events) if event["event"] == "collected"), None)
        return None if found is None else tuple(map(_test, found["ids"]))

    def run(
        self,
        files: Sequence[Path],
        bench: Bench,
        label: str,
        *,
        hidden: Path | None = None,
        only: Sequence[str] | None = None,
    ) -> Run:
        output = bench.outputs / label
        events = output.with_name(f"{label}.jsonl")
        variables = {"SPLITTER_OUTCOMES": str(events)}
        if hidden is not None:
            variables["SPLITTER_HIDDEN"] = str(hidden)
        if only is not None:
            chosen = output.with_name(f"{label}.only.json")
            chosen.write_text(json.dumps(list(only)), encoding="utf-8")
            variables["SPLITTER_ONLY"] = str(chosen)
        # The project's options may ask for -x, and for --last-failed, which reads a cache.
        cache = output.with_name(f"{label}.cache")
        own = ["-p", "splitter_outcomes", "--maxfail=0", "-o", f"cache_dir={cache}"]
        command = [*self.command, *own, *self.arguments, *map(str, files)]
        try:
            done = self._execute(command, bench, label, variables)
        except OSError as error:
            raise self._missing(error.strerror or str(error)) from error
        if not events.exists() and done.status is not None and not done.killed:
            raise self._missing(_last(done.stderr) or _last(done.stdout) or f"exit status {done.status}")
        run = Run(
            tuple(file.name for file in files), Ending.DONE, seconds=done.seconds, output=f"{output}.out"
        )
        return _read(run, done, list(_events(events)))

    def _execute(
        self, command: Sequence[str], bench: Bench, label: str, variables: Mapping[str, str]
    ) -> Done:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(_LEAK)
        } | dict(variables)
        inherited = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_PLUGIN), inherited)))
        environment["PYTHONDONTWRITEBYTECODE"] = "1"  # the parts may not stay
        return execute(
            command,
            folder=bench.folder,
            environment=environment,
            timeout=self.timeout,
            output=bench.outputs / label,
            stop=bench.stop,
        )

    def _missing(self, why: str) -> Refused:
        words = shlex.join(self.command)
        return Refused(replace(finding("S701", f"{words} does not run: {why}"), remedy=self.remedy))


def runner(settings: VerifySettings, path: Path) -> Pytest:
    """The runner for the project that ``path`` is in."""
    if settings.pytest:
        command = shlex.split(settings.pytest)
        remedy = "mend `pytest` in [tool.splitter.verify], or leave it out and name an interpreter: --python"
    else:
        python = settings.python or _interpreter(path)
        command = [_on_path(python), "-m", "pytest"]
        remedy = (
            f"install it there: {shlex.quote(python)} -m pip install pytest; "
            "or name the project's interpreter with --python"
        )
    return Pytest(tuple(command), settings.pytest_args, settings.timeout, remedy)


def _on_path(python: str) -> str:
    """The interpreter as it can be started from any folder; a link into an environment is left one."""
    if os.sep in python or "/" in python:
        return str(Path(python).expanduser().absolute())
    return shutil.which(python) or python


def _interpreter(path: Path) -> str:
    """The active environment's interpreter, the nearest environment's, or the one that runs this."""
    active = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    folders = [folder / name for folder in path.absolute().parents for name in (".venv", "venv")]
    for environment in [Path(active), *folders] if active else folders:
        for place in ("bin/python", "Scripts/python.exe", "python.exe"):
            if (environment / place).exists():
                return str(environment / place)
    return sys.executable


# Reading what the plugin wrote


def _events(file: Path) -> Iterator[dict[str, Any]]:
    """The plugin's lines; the last one of a crash may be cut off."""
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""  # killed too soon
    for line in text.splitlines(keepends=True):
        if line.endswith("\n"):
            yield json.loads(line)


def _read(run: Run, done: Done, events: Sequence[Mapping[str, Any]]) -> Run:
    broken = _broken(done, events)
    if broken and done.status is not None:
        return replace(run, ending=Ending.BROKEN, message=broken)
    finish = next((event for event in events if event["event"] == "finish"), None)
    whole = finish is not None and finish["status"] != _INTERRUPTED and not done.killed
    if whole and done.status is not None:
        return replace(run, tests=(*_skipped_whole(events), *_tests(events)))
    outcome = Outcome.TIMED_OUT if done.status is None else Outcome.CRASHED
    how = f"no end after {done.seconds:.0f} s" if done.status is None else _how(done.status)
    open_ones = _unfinished(events)
    complete = [event for event in events if event.get("id") not in open_ones]
    tests = (
        *_skipped_whole(events),
        *_tests(complete),
        *(TestOutcome(_test(nodeid), outcome, message=how) for nodeid in open_ones),
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


def _broken(done: Done, events: Sequence[Mapping[str, Any]]) -> str:
    """Why no test could run; empty if that is not so."""
    for event in events:
        if event["event"] == "internal error":
            return f"pytest itself failed: {event['message']}"
        if event["event"] == "collect" and event["outcome"] == "failed":
            return f"{_file(event['id'])} can't be collected: {event['message']}"
    if done.status == _USAGE:
        return f"pytest does not understand its options: {_last(done.stderr)}"
    return ""


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


def _skipped_whole(events: Sequence[Mapping[str, Any]]) -> Iterator[TestOutcome]:
    skipped = {
        (_test(event["id"]), event["message"])
        for event in events
        if event["event"] == "collect" and event["outcome"] == "skipped"
    }
    for test, reason in sorted(skipped):
        yield TestOutcome(test, Outcome.SKIPPED, reason, group=True)


def _tests(events: Sequence[Mapping[str, Any]]) -> Iterator[TestOutcome]:
    """The reports of each test's phases as one outcome; what is no test function is left out."""
    reports: dict[str, list[Mapping[str, Any]]] = {}
    for event in events:
        if event["event"] == "report" and event["function"] and event["outcome"] != "rerun":
            reports.setdefault(event["id"], []).append(event)
    for nodeid, phases in reports.items():
        judged = [(_outcome(phase), phase) for phase in phases]
        outcome, phase = min(judged, key=lambda pair: _WEIGHT.index(pair[0]))
        yield TestOutcome(
            _test(nodeid),
            outcome,
            _detail(outcome, phase),
            phase["message"],
            sum(one["seconds"] for one in phases),
        )


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


def _unfinished(events: Sequence[Mapping[str, Any]]) -> dict[str, None]:
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
