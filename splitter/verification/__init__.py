"""The tests run before and after a split, and compared outcome by outcome.

Nothing of the user's is moved for it. The parts are run where they will stand, because tests depend on
their folder (a conftest, relative imports, data files); they stand there as a trial (see
``splitter.transaction.trial``) while the original keeps its name, with what the split makes of other files,
and it is carried out only afterwards, if nothing differs. So there is no state that would have to be rolled
back: whatever ends the run, the old state is there, or comes back with the next run in the folder. While
the parts run the original can't be imported, as if it were retired already; a part that is to have its name
is imported by it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from splitter.config.verify import VerifySettings
from splitter.grouping.subject import REST
from splitter.languages import runner_for
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.plan import Plan
from splitter.model.progress import Progress, untold
from splitter.planning.part_names import part_names
from splitter.reading.source import read_bytes
from splitter.running import Bench, Hidden, Runner
from splitter.running.outcomes import Ending, Run
from splitter.transaction.reverting import shown
from splitter.transaction.trial import trial
from splitter.verification.comparison import Difference, Verdict, collected_otherwise, compare
from splitter.verification.importers import Beside, importers_of

__all__ = ["Verification", "verify", "verify_merged", "verify_retired"]


@dataclass(frozen=True)
class Verification:
    """Every run that was made, and what their comparison gave."""

    path: str
    """The original."""
    originals: tuple[Run, ...] = ()
    parts: tuple[Run, ...] = ()
    together: Run | None = None
    importers: Run | None = None
    """Of the files of tests that import from it, with the parts."""
    verdict: Verdict | None = None
    outputs: str = ""
    """The folder with the outputs of all runs; empty when nothing has to be looked up in it."""
    findings: tuple[Finding, ...] = ()

    @property
    def same(self) -> bool:
        """Whether every test says what it said before."""
        return self.verdict is not None and self.verdict.same


def verify(plan: Plan, settings: VerifySettings, progress: Progress = untold) -> Verification:
    """Run the original and the parts of a plan that is not carried out yet; nothing stays written.

    Raises ``Refused`` when nothing can be said: no runner (S701, S702), an original that does not run
    (S703), does not end (S704) or runs no test (S705), a plan that has errors or nothing to do (S450),
    and what ``trial`` refuses.
    """
    if not plan.ok or not plan.outputs:
        raise Refused(*plan.errors or [finding("S450", "the plan has no parts to run", path=plan.path)])
    original = Path(plan.path).absolute()
    # A module of helpers is not run by itself; the others in the order in which they will be collected.
    files = _on_trial(plan)
    names = [files[name] for name in sorted(part.name for part in plan.parts if part.tests)]
    importers = importers_of(plan)
    with _session(original, settings, progress, runs=len(names), importers=len(importers)) as session:
        originals = session.run_original(original)
        imported = session.run_importers(importers)
        before = session.collected(original.parent, None)
        contents = [(files[output.name], output.data) for output in plan.outputs]
        with trial(original, contents, plan.edits_on_trial) as check:
            session.check = check
            stands_in = None if plan.stays is None else original.parent / files[plan.stays.name]
            hidden = Hidden(original, stands_in)
            parts, together = session.run_parts([original.parent / name for name in names], hidden)
            beside = session.run_importers_again(importers, hidden, imported)
            after = session.collected(original.parent, hidden) if before is not None else None
        otherwise = () if before is None else collected_otherwise(before, after or ())
        judged = session.judged(plan.path, originals, parts, together, beside, otherwise)
        if before is None:
            message = "the project's command ended before it said what it collects in the folder"
            unknown = finding("S713", message, path=plan.path)
            return replace(judged, findings=(*judged.findings, unknown))
        return judged


def _on_trial(plan: Plan) -> dict[str, str]:
    """What each file of the plan is called while the original keeps its name."""
    files = {output.name: output.name for output in plan.outputs}
    if plan.stays is not None and plan.source is not None:
        around = plan.source.around
        around = replace(around, taken=around.taken | files.keys(), kindred=frozenset())
        files[plan.stays.name] = part_names(plan.stays.name, [REST], around=around).names[0]
    return files


def verify_retired(
    retired: Path, original: str, parts: Sequence[Path], settings: VerifySettings, progress: Progress
) -> Verification:
    """Run a retired original, under its old name for as long as that takes, and the parts that are there.

    Raises ``Refused`` as ``verify`` does.
    """
    standing = retired.absolute().parent / original
    with _session(standing, settings, progress, runs=len(parts)) as session:
        with trial(retired.absolute(), [(original, read_bytes(retired))]) as check:
            session.check = check
            originals = session.run_original(standing)
        session.check = lambda: None
        found, together = session.run_parts([part.absolute() for part in parts], hidden=None)
        return session.judged(str(retired), originals, found, together)


def verify_merged(
    path: Path,
    data: bytes,
    parts: Sequence[Path],
    beside: Path,
    settings: VerifySettings,
    progress: Progress,
) -> Verification:
    """Run the parts that are there, then the file that they are to become, and compare.

    That one stands at its ``path`` for as long as its own run takes; ``beside`` is a file in its folder.
    Raises ``Refused`` as ``verify`` does.
    """
    with _session(path.absolute(), settings, progress, runs=len(parts)) as session:
        alone = session.run_before([part.absolute() for part in parts])
        with trial(beside.absolute(), [(path.name, data)]) as check:
            session.check = check
            after, _ = session.run_parts([path.absolute()], hidden=None)
        session.check = lambda: None
        return session.judged(str(path), [_as_one(alone)], after, None)


def _as_one(runs: Sequence[Run]) -> Run:
    """What the runs of several files say, as if it had been one."""
    ended = next((run for run in runs if run.ending is not Ending.DONE), runs[0])
    return replace(
        ended,
        files=tuple(name for run in runs for name in run.files),
        tests=tuple(test for run in runs for test in run.tests),
        seconds=sum(run.seconds for run in runs),
    )


@contextmanager
def _session(
    original: Path, settings: VerifySettings, progress: Progress, *, runs: int, importers: int = 0
) -> Iterator[_Session]:
    """A runner that is there, and a folder for outputs that stays if there is something to look up."""
    outputs = Path(tempfile.mkdtemp(prefix="splitter-verify-"))
    stop = Event()
    session = _Session(
        runner_for(original, settings),
        Bench(Path(settings.root or Path.cwd()), outputs, stop.is_set),
        settings,
        progress,
        stop,
    )
    session.total = settings.repeat + runs + session.has_together(runs)
    session.total += settings.repeat + 1 if importers and session.runner.shares_a_process else 0
    try:
        session.runner.check(session.bench)
        yield session
    finally:
        if not session.keep:
            shutil.rmtree(outputs, ignore_errors=True)


@dataclass
class _Session:
    """The runs of one verification."""

    runner: Runner
    bench: Bench
    settings: VerifySettings
    progress: Progress
    stop: Event
    check: Callable[[], None] = lambda: None
    total: int = 0
    done: int = 0
    keep: bool = False

    def has_together(self, parts: int) -> bool:
        return self.runner.shares_a_process and self.settings.together and parts > 1

    def run_original(self, original: Path) -> list[Run]:
        runs = []
        for number in range(1, self.settings.repeat + 1):
            runs += self._all([(f"original-{number}", [original])], None)
            self._check_original(original, runs[-1])
        if not any(run.tests for run in runs):
            raise Refused(finding("S705", "no test ran", path=shown(original)))
        return runs

    def run_before(self, parts: Sequence[Path]) -> list[Run]:
        """The runs of parts that are to become one file."""
        runs = self._all([(f"before-{part.stem}", [part]) for part in parts], None)
        for part, run in zip(parts, runs, strict=True):
            self._check_original(part, run)
        if not any(run.tests for run in runs):
            raise Refused(finding("S705", "no test ran", path=shown(parts[0])))
        return runs

    def run_parts(self, parts: Sequence[Path], hidden: Hidden | None) -> tuple[list[Run], Run | None]:
        alone = self._all([(f"part-{part.stem}", [part]) for part in parts], hidden)
        if not self.has_together(len(parts)):
            return alone, None
        (together,) = self._all([("together", parts)], hidden)
        return alone, together

    def run_importers(self, importers: Sequence[Path]) -> tuple[Run, ...]:
        """What files of tests say that import from the original; nothing where no command runs them all."""
        if not importers or not self.runner.shares_a_process:
            return ()
        labels = [f"importers-before-{number}" for number in range(1, self.settings.repeat + 1)]
        return tuple(self._of_project(importers, label, None) for label in labels)

    def run_importers_again(
        self, importers: Sequence[Path], hidden: Hidden, before: tuple[Run, ...]
    ) -> Beside | None:
        """The same with the parts in place, if they said something before."""
        if not any(run.tests for run in before):
            return None
        return Beside(before, self._of_project(importers, "importers-after", hidden))

    def _of_project(self, places: Sequence[Path], label: str, hidden: Hidden | None) -> Run:
        self.check()
        self.progress(label, self.done, self.total)
        run = self.runner.project(places, self.bench, label, hidden=hidden)
        assert run is not None, "asked of runners alone that have such a command"
        self.done += 1
        return run

    def collected(self, folder: Path, hidden: Hidden | None) -> tuple[str, ...] | None:
        """What the project's own command finds in the folder; ``hidden`` is not there."""
        self.check()
        label = "collected-before" if hidden is None else "collected-after"
        self.progress(label, self.done, self.total)
        return self.runner.collected(folder, self.bench, label, hidden=hidden)

    def judged(
        self,
        path: str,
        originals: Sequence[Run],
        parts: Sequence[Run],
        together: Run | None,
        beside: Beside | None = None,
        otherwise: tuple[Difference, ...] = (),
    ) -> Verification:
        verdict = compare(originals, parts, together)
        if beside is not None:
            verdict = replace(verdict, differences=(*verdict.differences, *beside.differences()))
        told = {one.test.partition("[")[0] for one in verdict.differences}
        unheard = (one for one in otherwise if one.test not in told)
        verdict = replace(verdict, differences=(*verdict.differences, *unheard))
        self.keep = bool(verdict.differences or verdict.flaky or verdict.uncompared)
        return Verification(
            path,
            tuple(originals),
            tuple(parts),
            together,
            beside.after if beside else None,
            verdict,
            str(self.bench.outputs) if self.keep else "",
            tuple(_findings(path, originals, verdict)),
        )

    def _check_original(self, original: Path, run: Run) -> None:
        """Raises ``Refused`` when there is nothing to compare with; the output is kept for a look."""
        codes = {Ending.BROKEN: "S703", Ending.TIMED_OUT: "S704"}
        if run.ending in codes:
            self.keep = True
            message = f"{run.message} (output: {run.output})"
            raise Refused(finding(codes[run.ending], message, path=shown(original)))

    def _all(self, work: Sequence[tuple[str, Sequence[Path]]], hidden: Hidden | None) -> list[Run]:
        """Runs everything, as many at a time as the settings say; in the order of ``work``."""
        with ThreadPoolExecutor(max_workers=self.settings.jobs) as pool:
            futures = [
                pool.submit(self.runner.run, files, self.bench, label, hidden=hidden) for label, files in work
            ]
            try:
                self._watch(futures, work)
            except BaseException:
                self.stop.set()
                for future in futures:
                    future.cancel()
                raise
        return [future.result() for future in futures]

    def _watch(self, futures: Sequence[Future[Run]], work: Sequence[tuple[str, Sequence[Path]]]) -> None:
        waiting = set(futures)
        while waiting:
            names = [label for future, (label, _) in zip(futures, work, strict=True) if future in waiting]
            self.progress(names[0], self.done, self.total)
            ended, waiting = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            self.check()
            for future in ended:
                self.done += 1
                future.result()


def _findings(path: str, originals: Sequence[Run], verdict: Verdict) -> Iterator[Finding]:
    if verdict.differences:
        yield finding("S706", _counted(len(verdict.differences), "difference"), path=path)
    if verdict.flaky:
        runs = len(originals)
        message = f"in {runs} runs of the original itself: {', '.join(verdict.flaky)}"
        yield finding("S707", message, path=path)
    crashed = next((run for run in originals if run.ending is Ending.CRASHED), None)
    if crashed:
        message = f"{crashed.message}; {_counted(verdict.compared, 'test')} had an outcome to compare with"
        yield finding("S708", message, path=path)
    elif verdict.uncompared:
        count = _counted(len(verdict.uncompared), "test")
        message = f"{count}: the original ended before, or prints nothing that tells them apart"
        yield finding("S709", message, path=path)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
