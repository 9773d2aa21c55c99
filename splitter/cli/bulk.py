"""``splitter split`` for folders: many files at once, with progress, a summary and a report."""

from __future__ import annotations

import os
import re
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from splitter.api import GitMode
from splitter.bulk import report as reports
from splitter.bulk.job import Outcome, Output, State
from splitter.bulk.migration import Lane, Listener, Migration, MigrationRequest, Shard, migrate
from splitter.bulk.verified import Checked
from splitter.check.formats import Findings
from splitter.cli.formats import Format, print_told
from splitter.files import check_writable, replace_text
from splitter.model.catalogue import finding
from splitter.model.finding import Refused, Severity
from splitter.processes.pool import cores
from splitter.reporting.columns import columns
from splitter.reporting.diff import write as write_patch
from splitter.reporting.findings import print_findings
from splitter.reporting.next_steps import next_steps_of_many
from splitter.reporting.pulse import Pulse, is_build
from splitter.reporting.terminal import console, visible


@dataclass(frozen=True)
class Choices:
    """The options that only a run over many files has."""

    jobs: int | None = None
    report: Path | None = None
    resume: Path | None = None
    shard: str | None = None
    executor: str = "processes"
    scheduler: str | None = None
    quiet: bool = False
    verbose: bool = False
    check: bool = False
    how: Format = Format.FULL


def bulk(request: MigrationRequest, choices: Choices) -> int:
    """Carry an order out and say what became of it; gives the exit code."""
    try:
        return _bulk(request, choices)
    except Refused as refused:
        print_findings(refused.findings)
        return 2


def _bulk(request: MigrationRequest, choices: Choices) -> int:
    done: tuple[Outcome, ...] = ()
    # A dry run writes only what it is told to: the report that it goes on from stays true.
    report = choices.report or (None if request.dry_run else choices.resume)
    if choices.resume is not None:
        request, done = _resumed(request, reports.load(choices.resume))
    if choices.shard is not None:
        request = replace(request, shard=_shard(choices.shard))
    if report is not None:
        check_writable(report, "the report")
    with ExitStack() as stack:
        if request.mode is not GitMode.TREE:  # one commit after the other
            choices = replace(choices, jobs=1)
        lane = stack.enter_context(_lane(choices, one_at_a_time=request.verify is not None))
        spool = stack.enter_context(_Spool.open())
        listener = stack.enter_context(_watching(_Screen(spool, choices, dry_run=request.dry_run)))
        migration = migrate(request, lane, listener, done)
        if request.output is not Output.NOTHING:
            spool.print(request.output)
    spool.explain()
    if report is not None:
        markdown = report.suffix.lower() in (".md", ".markdown")
        replace_text(report, reports.to_markdown(migration) if markdown else reports.to_json(migration))
    _print_summary(migration, choices)
    if listener.signal is not None:
        return 128 + listener.signal
    return _exit_code(migration, choices)


def _exit_code(migration: Migration, choices: Choices) -> int:
    if not migration.ok:
        return 2
    return int(choices.check and any(outcome.state is State.SPLIT for outcome in migration.outcomes))


def _resumed(request: MigrationRequest, earlier: Migration) -> tuple[MigrationRequest, tuple[Outcome, ...]]:
    """The order that goes on where an earlier run stopped, and what that run has done for good.

    The earlier run's options hold where the user gives none. Only what it refused or did not reach is tried
    again, and all that a dry run would have split; a search that was hindered or did not end is made anew.
    """
    options = {**earlier.request.options, **{k: v for k, v in request.options.items() if v is not None}}
    left = {State.REFUSED, State.PENDING, *([State.SPLIT] if earlier.request.dry_run else [])}
    again = tuple(o.path for o in earlier.outcomes if o.state in left)
    # What a dry run lists as split is what would be; what is split already does not belong there.
    gone = left | ({State.SPLIT} if request.dry_run else set())
    done = tuple(o for o in earlier.outcomes if o.state not in gone)
    whole = earlier.searched and not any(f.severity is Severity.ERROR for f in earlier.findings)
    roots = request.roots or (again if whole else earlier.request.roots)
    return (
        replace(
            request,
            roots=roots,
            options=options,
            exclude=request.exclude or earlier.request.exclude,
            verify=None if request.dry_run else request.verify or earlier.request.verify,
            force_exclude=request.force_exclude or earlier.request.force_exclude,
            shard=earlier.request.shard,
        ),
        done,
    )


def _shard(text: str) -> Shard:
    match = re.fullmatch(r"(\d+)/(\d+)", text)
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise Refused(finding("S603", f"--shard must be I/N with I from 1 to N, not {text!r}"))
    return Shard(int(match[1]), int(match[2]))


@contextmanager
def _lane(choices: Choices, *, one_at_a_time: bool) -> Iterator[Lane]:
    if choices.executor == "processes":
        yield Lane(choices.jobs or (1 if one_at_a_time else cores()))
        return
    if choices.executor != "dask":
        raise Refused(finding("S603", f"--executor must be processes or dask, not {choices.executor!r}"))
    if choices.scheduler is None:
        raise Refused(finding("S603", "--executor dask needs --scheduler ADDRESS"))
    from splitter.bulk.cluster import dask

    with dask(choices.scheduler) as lane:
        yield lane if choices.jobs is None else replace(lane, jobs=choices.jobs)


@dataclass
class _Spool:
    """Patches and JSON of the files wait on the disk until all are there: they are printed by path."""

    file: IO[bytes]
    places: dict[str, tuple[int, int]]
    explained: dict[str, str] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def open(cls) -> Iterator[_Spool]:
        with tempfile.TemporaryFile() as file:
            yield cls(file, {})

    def keep(self, path: str, data: bytes) -> None:
        self.places[path] = (self.file.seek(0, os.SEEK_END), len(data))
        self.file.write(data)

    def explain(self) -> None:
        """What made the parts, for those who asked, on stderr."""
        for path in sorted(self.explained):
            for line in self.explained[path].split("\n"):
                console(sys.stderr).print(visible(line), soft_wrap=True)

    def print(self, output: Output) -> None:
        """Everything to stdout, one file after the other."""
        if output is Output.PATCH:
            for data in [b"".join(self._all())] if sys.stdout.isatty() else self._all():
                write_patch(data, sys.stdout)
        else:
            from splitter.reporting.json import joined

            sys.stdout.writelines(joined(data.decode("ascii") for data in self._all()))

    def _all(self) -> Iterator[bytes]:
        for path in sorted(self.places):
            start, length = self.places[path]
            self.file.seek(start)
            yield self.file.read(length)


class _Screen(Listener):
    """Shows on stderr how far a run is, and lets signals stop it: the first one after the files under way."""

    def __init__(self, spool: _Spool, choices: Choices, *, dry_run: bool) -> None:
        self.spool, self.choices, self.dry_run = spool, choices, dry_run
        self.signal: int | None = None
        self.out = console(sys.stderr)
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=self.out,
            transient=True,
            disable=choices.quiet or not sys.stderr.isatty() or is_build(),
        )
        self.pulse = Pulse(sys.stderr) if is_build() and not (choices.quiet or choices.verbose) else None
        self.count, self.total = 0, 0
        self.bar = self.progress.add_task("searching", total=None)

    def searched(self, files: int) -> None:
        if files % 100 == 0:
            self.progress.update(self.bar, completed=files)

    def begun(self, total: int) -> None:
        self.total = total
        self.progress.reset(self.bar, total=total, description="splitting")

    def done(self, outcome: Outcome) -> None:
        self.count += 1
        self.progress.update(self.bar, advance=1, description=visible(outcome.path))
        if self.pulse is not None:
            self.pulse(outcome.path, self.count, self.total)
        if outcome.output:
            self.spool.keep(outcome.path, outcome.output)
        if outcome.explained:
            self.spool.explained[outcome.path] = outcome.explained
        if self.choices.verbose:
            self.out.print(visible(_sentence(outcome, dry_run=self.dry_run)), soft_wrap=True)

    def testing(self, words: str) -> None:
        self.progress.update(self.bar, description=words)

    def changed(self, outcome: Outcome) -> None:
        if outcome.output:
            self.spool.keep(outcome.path, outcome.output)
        if self.choices.verbose:
            self.out.print(visible(_sentence(outcome, dry_run=self.dry_run)), soft_wrap=True)

    def stopped(self) -> bool:
        return self.signal is not None

    def stop(self, number: int, _frame: Any) -> None:
        if self.signal is not None:
            self.progress.stop()
            os._exit(128 + number)  # the workers end by themselves, each after the file that it is writing
        self.signal = number
        self.out.print("stopping after the files under way; once more to stop at once", soft_wrap=True)


@contextmanager
def _watching(screen: _Screen) -> Iterator[_Screen]:
    """Ctrl-C and a request to end are the screen's as long as it is watched.

    Unless they are ignored, as in the background of a script, where they are meant for others.
    """
    asking = [n for n in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(n) is not signal.SIG_IGN]
    old = {number: signal.signal(number, screen.stop) for number in asking}
    try:
        with screen.progress:
            yield screen
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


def _sentence(outcome: Outcome, *, dry_run: bool) -> str:
    verb = "would become" if dry_run else "became"
    over = sum(bool(part.over) for part in outcome.parts)
    parts = f"{len(outcome.parts)} parts" + (f", {over} of them over the limit" if over else "")
    words = {
        State.SPLIT: f"{outcome.tests} tests {verb} {parts} ({outcome.reason})",
        State.REFUSED: "refused",
        State.PENDING: "not compared, and taken back",
    }
    return f"{outcome.path}: {words.get(outcome.state, outcome.reason)}"


def _print_summary(migration: Migration, choices: Choices) -> None:
    """What was found, by its code, then the totals; quiet leaves only what is wrong."""
    found = [f for f in reports.by_code(migration) if not choices.quiet or f.severity is not Severity.NOTE]
    if choices.how is Format.FULL or choices.how is Format.JSON:
        print_findings(found)
    else:
        print_told(Findings(tuple(found), _exit_code(migration, choices)), choices.how, own={}, summary=None)
    if choices.quiet:
        return
    number = reports.totals(migration)
    if not number["files"] and not found:
        typer.echo(visible(f"no test files in {', '.join(migration.request.roots)}"), err=True)
        return
    cells = {
        "files": number["files"],
        "would split" if migration.request.dry_run else "split": number["split"],
        "parts": number["parts"],
        "within the limit": number["within"],
        "refused": number["refused"],
        **({"not reached": number["pending"]} if not migration.complete else {}),
        "CPU s": round(sum(outcome.seconds for outcome in migration.outcomes), 1),
    }
    for line in columns(list(cells), [list(map(str, cells.values()))]):
        console(sys.stderr).print(line, soft_wrap=True)
    if number["split"] and not migration.request.dry_run and sys.stderr.isatty():
        console(sys.stderr).print(next_steps_of_many(migration.request.mode is GitMode.TREE), soft_wrap=True)
    if migration.checked is not None:
        console(sys.stderr).print(visible(_verified(migration.checked)), soft_wrap=True)


def _verified(checked: Checked) -> str:
    """What the projects' runs said, in a sentence."""
    count = f"{checked.compared:,} outcomes of {checked.runs} runs of the project's tests were compared"
    flaky = f"; {len(checked.flaky)} don't agree with themselves" if checked.flaky else ""
    kept = f"; the outputs are kept in {checked.outputs}" if checked.outputs else ""
    return f"{count}{flaky}{kept}"
