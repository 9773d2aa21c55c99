"""Split every file of a tree that is over the limit, some at a time.

First the tree is searched: every file is read and a quick bound tells the few that may be over the limit.
Then those are split, the biggest first, each in a transaction of its own, in other processes. No more
files are held at a time than there are processes, however many there are.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from splitter.api import GitMode
from splitter.bulk.job import (
    Job,
    Outcome,
    Output,
    State,
    lost,
    output_as_refused,
    patiently,
    split_file,
)
from splitter.bulk.queues import Queues
from splitter.bulk.standing import Standing
from splitter.bulk.verified import Checked, project_tests
from splitter.languages import TEST_FILES, importers_of, with_default
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.surroundings import Importers
from splitter.planning.claims import place, queues
from splitter.planning.counting import settled
from splitter.processes.pool import processes, run
from splitter.project.once import one_run
from splitter.reading.discovery import Found, find
from splitter.transaction import recover, take_back_unconfirmed, unconfirmed


@dataclass(frozen=True)
class Shard:
    """The ``number``-th of ``of`` shares of the files; numbers begin with 1."""

    number: int
    of: int

    def takes(self, found: Found) -> bool:
        """Whether a file is in the share: by its path in the project alone, so that it stays in it."""
        digest = hashlib.sha256(found.relative.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


@dataclass(frozen=True)
class Lane:
    """Where the work is done, and how a job is started there."""

    jobs: int
    executor: Callable[[int], Executor] = processes
    start: Callable[[Executor, Job], Future[Any]] | None = None
    finish: Callable[[Job, Any], Outcome] | None = None
    """Makes an outcome of what a started job gave, if that is none yet."""


@dataclass(frozen=True)
class MigrationRequest:
    """What is asked for."""

    roots: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    shard: Shard | None = None
    dry_run: bool = False
    output: Output = Output.NOTHING
    verify: Mapping[str, Any] | None = None
    """The flags about running tests, if they are to be run before and after."""
    mode: GitMode = GitMode.TREE
    """What git gets to see of each split."""
    explain: bool = False
    """Whether to say what made each part."""

    @property
    def by_project(self) -> Mapping[str, Any] | None:
        """The flags of runs by the projects' own commands: not where each split is a commit at once."""
        return self.verify if self.mode is GitMode.TREE else None


class Listener:
    """Is told how a run goes, and may stop it. This one is silent and never does."""

    def searched(self, files: int) -> None:
        """So many files were looked at by now."""

    def begun(self, total: int) -> None:
        """The search is over, so many files are to be split."""

    def done(self, outcome: Outcome) -> None:
        """One of them was dealt with."""

    def testing(self, words: str) -> None:
        """The tests of a project are run."""

    def changed(self, outcome: Outcome) -> None:
        """What became of a file that was dealt with is something else now."""

    def stopped(self) -> bool:
        """Whether to begin nothing more."""
        return False


@dataclass(frozen=True)
class Migration:
    """What became of every file, and what hindered the search."""

    request: MigrationRequest
    outcomes: tuple[Outcome, ...]
    """By path; without what they put out, which the watch was given."""
    findings: tuple[Finding, ...] = ()
    searched: bool = True
    """Whether the search came to its end."""
    checked: Checked | None = None
    """What running the projects' tests before and after said."""

    @property
    def complete(self) -> bool:
        """Whether nothing was left out because the run was stopped."""
        return self.searched and not any(outcome.state is State.PENDING for outcome in self.outcomes)

    @property
    def ok(self) -> bool:
        """Whether every file is within the limit now, or would be."""
        return (
            self.complete
            and not any(found.severity.value == "error" for found in self.findings)
            and all(outcome.state is not State.REFUSED and outcome.in_order for outcome in self.outcomes)
        )


def migrate(
    request: MigrationRequest, lane: Lane, listener: Listener, done: Sequence[Outcome] = ()
) -> Migration:
    """Carry an order out; ``done`` are outcomes of an earlier run that are taken over as they are."""
    if not request.dry_run:
        for root in request.roots:
            take_back_unconfirmed(Path(root))
    search = _Search(request, listener, frozenset(path for outcome in done for path in _accounted(outcome)))
    run_id = secrets.token_hex(4)  # one for all processes, so that one undo takes all of it back
    suspects = search.suspects()
    own = {found.path for found in suspects}
    rows = list(_rows([*suspects, *search.rivals(suspects)], own))
    outcomes = [*done, *(Outcome(path, State.WITHIN) for path in search.within)]
    listener.begun(len(suspects))
    with one_run():  # before the first file is written
        importers = {found.path: _importers(found.path) for row in rows for found in row}
    queued = Queues(
        [replace(_job(found.path, request, run_id, of=own), importers=importers[found.path]) for found in row]
        for row in rows
    )
    reached = _reached(queued, own, lane, listener)
    checked = None
    if request.by_project is None:
        ended = [outcome for _, outcome in reached]
    else:
        ended, checked = _verified(request, request.by_project, suspects, run_id, reached, listener)
        search.findings += checked.findings
    outcomes += ended
    outcomes += [_pending(path) for path in sorted(own.difference(outcome.path for outcome in ended))]
    outcomes.sort(key=lambda outcome: outcome.path)
    return Migration(request, tuple(outcomes), tuple(search.findings), not search.broken_off, checked)


def _verified(
    request: MigrationRequest,
    flags: Mapping[str, Any],
    suspects: Sequence[Found],
    run_id: str,
    work: Iterable[tuple[Job, Outcome]],
    listener: Listener,
) -> tuple[list[Outcome], Checked]:
    """The outcomes of the work, after what the projects' tests say of it before and after."""
    with project_tests(listener.stopped, listener.testing) as tests:
        tests.run_before(suspects, flags, request.roots)
        with unconfirmed({Path(found.path).parent for found in suspects}, run_id):
            reached = list(work)
            standing = Standing(reached)
            checked = tests.settle(standing)
    for job, outcome in reached:
        now = standing.outcomes[job.path]
        if now.findings != outcome.findings:
            listener.changed(replace(now, output=output_as_refused(job, now.findings)))
    return list(standing.outcomes.values()), checked


def _reached(queued: Queues, own: Set[str], lane: Lane, listener: Listener) -> Iterator[tuple[Job, Outcome]]:
    """What became of each file, in the order in which that is known."""
    for job, outcome in _work(queued, lane, listener):
        if job.path in own:
            listener.done(outcome)
            yield job, _kept(outcome)


@dataclass
class _Search:
    """One walk through the tree; what it finds gathers in it."""

    request: MigrationRequest
    listener: Listener
    skip: Set[str]
    within: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken_off: bool = False
    others: list[Found] = field(default_factory=list)
    """The files of other shares."""

    def suspects(self) -> list[Found]:
        """The files that may be over the limit."""
        return list(self._walk())

    def rivals(self, suspects: Sequence[Found]) -> list[Found]:
        """Those of other shares that may be over the limit, too, and want the same names."""
        folders = {place(found.path)[0] for found in suspects}
        return [found for found in self.others if place(found.path)[0] in folders and not _is_within(found)]

    def _walk(self) -> Iterator[Found]:
        files = 0
        for found in self._found():
            if self.listener.stopped():
                self.broken_off = True
                return
            if isinstance(found, Finding):
                self.findings.append(found)
                continue
            if found.path in self.skip:
                continue
            if self.request.shard and not self.request.shard.takes(found):
                self.others.append(found)
                continue
            files += 1
            self.listener.searched(files)
            if not self._is_named(found) and _is_within(found):
                self.within.append(found.path)
            else:
                yield found

    def _is_named(self, found: Found) -> bool:
        """Whether a file is to be divided by its subjects or as the user says, whatever its size."""
        if "group" in self.request.options:
            return True
        return found.path in self.request.roots and with_default(found.path, found.settings).is_free

    def _found(self) -> Iterable[Found | Finding]:
        request = self.request
        return find(
            request.roots,
            TEST_FILES,
            {name: value for name, value in request.options.items() if name != "group"},
            exclude=request.exclude,
            force_exclude=request.force_exclude,
            tidy=None if request.dry_run else _clear,
        )


def _rows(files: Sequence[Found], own: Set[str]) -> Iterator[list[Found]]:
    """Files that may want one name in a row, the biggest row first.

    Those of other shares come along before own ones: all shares together shall make what one run does.
    """
    rows = queues(files, lambda found: (found.path, found.settings))
    for row in sorted(rows, key=lambda row: (-sum(_size(found.path) for found in row), row[0].path)):
        last = max((index for index, found in enumerate(row) if found.path in own), default=-1)
        if last >= 0:
            yield row[: last + 1]


def _job(path: str, request: MigrationRequest, run_id: str, *, of: Set[str]) -> Job:
    options = {**request.options, "named": path in request.roots}
    if path in of:
        asked = Job(path, options, run_id, request.dry_run, request.output, verify=request.verify)
        return replace(asked, mode=request.mode, explain=request.explain)
    return Job(path, options, run_id, dry_run=True)


def _importers(path: str) -> Importers | None:
    try:
        return importers_of(path)
    except Refused:  # it is reported when its turn comes
        return None


def _work(jobs: Queues, lane: Lane, listener: Listener) -> Iterator[tuple[Job, Outcome]]:
    results = run(
        jobs.first,
        split_file,
        lost,
        lane.executor,
        jobs=lane.jobs,
        start=lane.start,
        then=jobs.after,
        stopped=listener.stopped,
    )
    for job, result in results:
        done = result if isinstance(result, Outcome) or lane.finish is None else lane.finish(job, result)
        if any(found.code == "S811" for found in done.findings) and not job.dry_run:
            # What its process left half done must not look like names that are taken.
            done = replace(done, findings=(*done.findings, *_clear(Path(job.path).parent)))
        jobs.done(job, done)
        yield job, done


def _accounted(outcome: Outcome) -> Iterator[str]:
    """The file itself and the parts that it became."""
    yield outcome.path
    for part in outcome.parts:
        yield str(Path(outcome.path).parent / part.name)


def _is_within(found: Found) -> bool:
    """Whether a quick look says that there is nothing to do."""
    return settled(found.path, with_default(found.path, found.settings).limit)


def _clear(folder: Path) -> list[Finding]:
    """Finish or undo what a killed run left in a folder."""
    try:
        recoveries = patiently(lambda: recover(folder))
    except Refused as refused:
        return list(refused.findings)
    return [found for recovery in recoveries for found in recovery.findings]


def _kept(outcome: Outcome) -> Outcome:
    return replace(outcome, output=b"", explained="") if outcome.output or outcome.explained else outcome


def _pending(path: str) -> Outcome:
    why = finding("S812", "the run was stopped before this file", path=path)
    return Outcome(path, State.PENDING, findings=(why,))


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):  # it is reported when its turn comes
        return 0
