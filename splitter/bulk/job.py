"""One file of a migration: what is to be done with it, and what became of it.

The work comes in two halves, so that they can be done in different places: a plan is made from bytes
(``plan_elsewhere``, pure), and carried out where the file is (``finish``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from splitter import api
from splitter.config import loading
from splitter.config import settings as config
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, Severity, lines_in
from splitter.model.plan import Plan
from splitter.model.surroundings import Importers
from splitter.project.once import one_run

PATIENCE = 60.0
"""Seconds to wait for a folder that another process is at work in, as happens to files of one folder,
or that have the same file follow."""

T = TypeVar("T")


class Output(str, Enum):
    """What is wanted of a plan besides its outcome."""

    NOTHING = "nothing"
    PATCH = "patch"
    JSON = "json"


class State(str, Enum):
    """What became of a file."""

    SPLIT = "split"
    WITHIN = "within"
    REFUSED = "refused"
    PENDING = "pending"
    """Not reached before the run was stopped."""


@dataclass(frozen=True)
class Job:
    """One file to split; ``options`` are the fields of ``Settings`` that the user gave."""

    path: str
    options: Mapping[str, Any]
    run: str
    """The command that it is part of, the same in all processes."""
    dry_run: bool = False
    output: Output = Output.NOTHING
    reserved: frozenset[str] = frozenset()
    """Names in its folder that other files of the run have taken or left."""
    importers: Importers | None = None
    """Who imported from it before the run began: by now their imports may be in parts that nobody lists."""
    verify: Mapping[str, Any] | None = None
    """How to run the file's tests before and after, where a project has no command for all of them."""
    mode: api.GitMode = api.GitMode.TREE
    explain: bool = False
    """Whether to say what made each part."""


@dataclass(frozen=True)
class PartSize:
    """A part, in numbers."""

    name: str
    tests: int
    lines: int = 0
    over: str = ""
    """How far it is over the limit: ``34 lines``."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file; small, so that those of ten thousand files can be kept."""

    path: str
    state: State
    tests: int = 0
    parts: tuple[PartSize, ...] = ()
    retired: str = ""
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    """Of processor time."""
    output: bytes = field(default=b"", repr=False)
    explained: str = field(default="", repr=False)
    """What made each part, where that was asked for."""

    @property
    def in_order(self) -> bool:
        """Whether nothing is wrong with it."""
        return not any(found.severity is Severity.ERROR for found in self.findings)


def split_file(job: Job) -> Outcome:
    """Plan one file and carry the plan out, unless it is a dry run; what is wrong is in the outcome."""
    start = time.process_time()
    with one_run(job.run):
        made = _planned(job).plan
    return finish(job, made, start)


def _planned(job: Job) -> api.Planned:
    return api.planned(job.path, job.reserved, importers=job.importers, **job.options)


def load(job: Job) -> api.Inputs:
    """What the plan is made from; raises ``Refused``."""
    with one_run(job.run):
        return api.load(job.path, job.reserved, importers=job.importers, **job.options)


def plan_elsewhere(inputs: api.Inputs) -> tuple[Plan, float]:
    """A plan from values alone, and the processor time it took; runs anywhere."""
    start = time.process_time()
    return api.plan(inputs), time.process_time() - start


def finish(job: Job, plan: Plan, start: float) -> Outcome:
    """Carry a plan out where the file is; ``start`` is the processor time that the work began at.

    A dry run says what the run would refuse.
    """
    from splitter import transaction

    made, applied = plan, None
    if made.parts and made.ok:
        try:
            if job.dry_run:
                transaction.check(made)
            else:
                made = _verified(made, job)
                made, applied = _carried_out(made, job) if made.ok else (made, None)
        except Refused as refused:
            made = replace(made, findings=(*made.findings, *refused.findings))
    state = State.WITHIN if not made.parts else State.SPLIT
    split = made.ok and state is State.SPLIT
    return Outcome(
        path=job.path,
        state=state if made.ok else State.REFUSED,
        tests=len(made.tests),
        parts=tuple(_part_sizes(made)) if split else (),
        retired=made.retired if split else "",
        reason=made.reason,
        findings=made.findings,
        seconds=time.process_time() - start,
        output=_output(job, made, applied),
        explained=_explained(made) if job.explain and split else "",
    )


def _carried_out(made: Plan, job: Job) -> tuple[Plan, tuple[str, ...] | None]:
    """The plan as it was carried out, and its parts; other jobs may have had the same files follow.

    They may have had the file itself follow, once: it imports from theirs, or names it.
    """
    try:
        return _carried_out_now(made, job)
    except Refused as refused:
        if {found.code for found in refused.findings} != {"S451"}:
            raise
    again = _planned(job).plan
    if again.ok and again.parts:
        again = _verified(again, job)
    return _carried_out_now(again, job) if again.ok and again.parts else (again, None)


def _carried_out_now(made: Plan, job: Job) -> tuple[Plan, tuple[str, ...]]:
    options = {name: value for name, value in job.options.items() if name != "group"}
    settings = config.merge(loading.load(Path(job.path)), **options)

    def carried_out() -> tuple[Plan, tuple[str, ...]]:
        now = api.renewed(api.Planned(made, settings))
        return now.plan, api.carry_out(now, job.mode, job.run)

    return patiently(carried_out)


def _explained(made: Plan) -> str:
    from splitter.reporting.divisions import told

    return "\n".join([f"{made.path}:", *told(made)])


def _verified(made: Plan, job: Job) -> Plan:
    """With what running the tests of a file by itself says; all at once are run by the project's command.

    Before a commit each file is looked at by itself: what a whole project says comes too late for it.
    """
    if job.verify is None:
        return made
    from splitter.languages import runner_for
    from splitter.verification import verify

    path = Path(job.path)
    settings = config.merge(loading.load(path).verify, **job.verify)
    if job.mode is api.GitMode.TREE and runner_for(path, settings).shares_a_process:
        return made
    verification = patiently(lambda: verify(made, settings), PATIENCE + settings.timeout)
    return replace(made, findings=(*made.findings, *verification.findings))


def _part_sizes(plan: Plan) -> Iterator[PartSize]:
    for part, output in zip(plan.parts, plan.outputs, strict=True):
        tests, lines = len(part.tests), lines_in(output.text)
        yield PartSize(part.name, tests, lines, plan.limit.excess(tests, lines))


def refused(job: Job, *findings: Finding) -> Outcome:
    """The outcome of a file that nothing was done to."""
    return Outcome(job.path, State.REFUSED, findings=findings)


def lost(job: Job, why: str) -> Outcome:
    """The outcome of a file whose work broke off; what was begun is undone by the next run."""
    return refused(job, finding("S811", why, path=job.path))


def patiently(act: Callable[[], T], patience: float = PATIENCE) -> T:
    """``act``, again and again while another process is at work in its folder; raises ``Refused``."""
    deadline = time.monotonic() + patience
    pause = 0.01
    while True:
        try:
            return act()
        except Refused as refusal:
            busy = all(found.code in ("S453", "S155") for found in refusal.findings)
            if not busy or time.monotonic() > deadline:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 0.2)


def output_as_refused(job: Job, findings: tuple[Finding, ...]) -> bytes:
    """What is put out of a file that was split and is as it was again."""
    if job.output is Output.NOTHING:
        return b""
    plan = _planned(job).plan
    return _output(job, replace(plan, findings=findings), None)


def _output(job: Job, plan: Plan, applied: tuple[str, ...] | None) -> bytes:
    if job.output is Output.PATCH and plan.ok:
        from splitter.reporting.diff import patch_bytes

        return patch_bytes(plan)
    if job.output is Output.JSON:
        from splitter.reporting import Result
        from splitter.reporting.json import to_json

        return to_json([Result(plan, applied)]).encode("ascii")
    return b""
