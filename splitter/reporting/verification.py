"""What a person reads of test runs: where they are, and what they said before and after."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, TextIO, TypedDict

from splitter.model.document import Document
from splitter.reporting.pulse import Pulse, is_build
from splitter.reporting.terminal import console, visible
from splitter.running.outcomes import BAD, Ending, Outcome, Run
from splitter.verification import Verification
from splitter.verification.comparison import Difference

_MOST = 30
"""The differences that are shown; the JSON has them all."""


@contextmanager
def progress(stream: TextIO | None = None) -> Iterator[Callable[[str, int, int], None]]:
    """Within it a bar on the terminal shows what is under way; in a build log lines do, in a pipe nothing."""
    out = stream if stream is not None else sys.stderr
    if not out.isatty():
        yield Pulse(out) if is_build() else lambda _words, _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    words, rest = TextColumn("{task.description}"), TimeRemainingColumn(elapsed_when_finished=True)
    with Progress(
        words, BarColumn(), MofNCompleteColumn(), rest, console=console(out), transient=True
    ) as bar:
        task = bar.add_task("", total=None)

        def show(words: str, done: int, total: int) -> None:
            bar.update(task, description=visible(words), completed=done, total=total)

        yield show


@contextmanager
def told(stream: TextIO | None = None) -> Iterator[Callable[[str, int, int], None]]:
    """The same for runs that take minutes: in a pipe each one is a line."""
    out = stream if stream is not None else sys.stderr
    if out.isatty():
        with progress(out) as show:
            yield show
        return
    lines = console(out)
    yield lambda words, done, total: lines.print(
        visible(f"run {done + 1} of {total}: {words}"), soft_wrap=True
    )


def print_verification(verification: Verification, stream: TextIO | None = None) -> None:
    """A line for the original and for the parts, then what differs and what could not be compared."""
    out = console(stream if stream is not None else sys.stderr)
    verdict = verification.verdict
    if verdict is None:
        return

    def say(line: str) -> None:
        out.print(visible(line), soft_wrap=True)

    for run in verification.originals:
        say(f"before: {_summary([run])}")
    count = len(verification.parts)
    say(f"after:  {_summary(verification.parts)}, {count} parts alone")
    if verification.together:
        say(f"after:  {_summary([verification.together])}, all together")
    if verification.importers:
        say(f"after:  {_summary([verification.importers])}, of files that import from it")
    if verdict.same:
        known = "1 outcome is" if verdict.compared == 1 else f"{verdict.compared} outcomes are"
        left = len(verdict.uncompared) + len(verdict.flaky)
        say(f"verified: {known} the same" + (f"; {left} can't be compared" if left else ""))
    for line in _listed(verdict.differences, "differs"):
        say(line)
    unknown = [one for one in verdict.uncompared if one.after.split(" ")[0] in {o.value for o in BAD}]
    for line in _listed(unknown, "not compared"):
        say(line)
    if verification.outputs:
        say(f"the outputs of all runs are kept in {verification.outputs}")


def _summary(runs: Sequence[Run]) -> str:
    """``12 passed, 1 skipped in 3.4 s``, and how a run ended that did not end well."""
    counts = Counter(each.outcome for run in runs for each in run.tests)
    told = ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome])
    bad = [f"{run.name}: {run.message}" for run in runs if run.message]
    seconds = sum(run.seconds for run in runs)
    return f"{told or 'no test'} in {seconds:.1f} s" + (f" ({'; '.join(bad)})" if bad else "")


def _listed(differences: Sequence[Difference], word: str) -> Iterator[str]:
    for each in differences[:_MOST]:
        what = f"{each.where}::{each.test}" if each.test else each.where
        yield f"  {word}: {what}: {each.before} before, {each.after} after"
        if each.message:
            yield f"      {each.message}"
    if len(differences) > _MOST:
        yield f"  and {len(differences) - _MOST} more"


KIND = "splitter verification"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


class OutcomeFields(TypedDict):
    """What became of one test in a run."""

    test: str
    outcome: Annotated[str, Outcome]
    detail: str
    message: str
    seconds: float | None


class RunFields(TypedDict):
    """A run of some files."""

    files: list[str]
    ending: Annotated[str, Ending]
    message: str
    seconds: float
    tests: list[OutcomeFields]


class DifferenceFields(TypedDict):
    """One test that is not as it was."""

    where: str
    test: str
    before: str
    after: str
    message: str


class VerificationFields(TypedDict):
    """The runs before and after a split, and what was compared."""

    same: bool
    compared: int
    originals: list[RunFields]
    parts: list[RunFields]
    together: RunFields | None
    importers: RunFields | None
    differences: list[DifferenceFields]
    flaky: list[str]
    uncompared: list[DifferenceFields]
    outputs: str


class VerificationDocument(Document, VerificationFields):
    """The runs before and after a split, and what was compared."""


def document(verification: Verification) -> VerificationDocument:
    """What ``verify --json`` prints."""
    return {"kind": KIND, "format_version": FORMAT_VERSION, **as_json(verification)}


def as_json(verification: Verification) -> VerificationFields:
    """The whole verification for scripts."""
    verdict = verification.verdict
    together, importers = verification.together, verification.importers
    return {
        "same": verification.same,
        "compared": verdict.compared if verdict else 0,
        "originals": [_run(run) for run in verification.originals],
        "parts": [_run(run) for run in verification.parts],
        "together": _run(together) if together else None,
        "importers": _run(importers) if importers else None,
        "differences": [difference_fields(one) for one in verdict.differences] if verdict else [],
        "flaky": list(verdict.flaky) if verdict else [],
        "uncompared": [difference_fields(one) for one in verdict.uncompared] if verdict else [],
        "outputs": verification.outputs,
    }


def _run(run: Run) -> RunFields:
    tests: list[OutcomeFields] = [
        {
            "test": each.test,
            "outcome": each.outcome.value,
            "detail": each.detail,
            "message": each.message,
            "seconds": each.seconds,
        }
        for each in run.tests
    ]
    return {
        "files": list(run.files),
        "ending": run.ending.value,
        "message": run.message,
        "seconds": round(run.seconds, 3),
        "tests": tests,
    }


def difference_fields(one: Difference) -> DifferenceFields:
    """One test that is not as it was, for scripts."""
    return {
        "where": one.where,
        "test": one.test,
        "before": one.before,
        "after": one.after,
        "message": one.message,
    }
