"""A migration that is held against the project's tests: its own command runs before and after.

What differs is blamed on the file that had the test before; its split is taken back, all others stay,
and the rest is run again. Behind a difference in a file that was not split the split is searched for.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from splitter.bulk.job import State
from splitter.bulk.standing import Standing
from splitter.config import settings as config
from splitter.config.verify import VerifySettings
from splitter.languages import runner_for
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.reading.discovery import Found
from splitter.running import Bench, Runner
from splitter.running.bisection import shortest_prefix
from splitter.running.outcomes import Ending, Run
from splitter.running.process import Stopped
from splitter.verification.comparison import Difference, plain
from splitter.verification.project import Compared, compare_projects, untested

_MOST = 3
"""The tests that a finding names; the report has them all."""


@dataclass(frozen=True)
class Checked:
    """What the project's runs said in the end."""

    runs: int
    compared: int
    differences: tuple[Difference, ...]
    """For which files were taken back."""
    flaky: tuple[str, ...]
    outputs: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of the run as a whole."""
        if not self.flaky:
            return ()
        return (finding("S707", f"with nothing split, too: {', '.join(map(_short, self.flaky))}"),)


@dataclass
class _Project:
    """One project: its command, and what that said before anything was split."""

    runner: Runner
    settings: VerifySettings
    bench: Bench
    show: Callable[[str], None]
    folders: tuple[Path, ...]
    paths: list[str] = field(default_factory=list)
    before: list[Run] = field(default_factory=list)
    volatile: set[str] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)
    last: Compared | None = None
    runs: int = 0

    def run_before(self) -> None:
        for _ in range(self.settings.repeat):
            run = self._run("before")
            if run.ending is not Ending.DONE:
                code = "S704" if run.ending is Ending.TIMED_OUT else "S703"
                message = f"the project's tests don't end well as it is: {run.message} (output: {run.output})"
                raise Refused(finding(code, message, path=str(self.bench.folder)))
            self.before.append(run)

    def compare(self, standing: Standing) -> Compared:
        """Run all tests with what stands now."""
        self.last = compare_projects(self.before, self._run("after"), standing.splits, self.volatile)
        return self.last

    def _run(self, what: str) -> Run:
        self.runs += 1
        self.show(f"running the project's tests {what}")
        run = self.runner.project(self.folders, self.bench, f"{self.runs}-{what}")
        assert run is not None, "asked of runners alone that have such a command"
        return run


class ProjectTests:
    """The tests of all projects that a run over folders is about."""

    def __init__(self, outputs: Path, stop: Callable[[], bool], show: Callable[[str], None]) -> None:
        self._outputs, self._stop, self._show = outputs, stop, show
        self._projects: dict[tuple[str, Path], _Project] = {}
        self.keep = False

    def run_before(self, found: Iterable[Found], flags: Mapping[str, Any], roots: Sequence[str]) -> None:
        """The outcomes as they are; raises ``Refused`` if there is nothing to compare with."""
        for one in found:
            settings = config.merge(one.settings.verify, **flags)
            runner = runner_for(Path(one.path), settings)
            if runner.shares_a_process:
                self._project(runner, settings, roots).paths.append(one.path)
        self.keep = True  # for who wants to know why one can't be run
        with suppress(Stopped):  # nothing will be split
            for project in self._projects.values():
                project.runner.check(project.bench)
                project.run_before()
        self.keep = False

    def _project(self, runner: Runner, settings: VerifySettings, roots: Sequence[str]) -> _Project:
        folder = Path(settings.root or Path.cwd()).resolve()
        key = runner.words, folder
        if key not in self._projects:
            named = [Path(root).resolve() for root in roots]
            inside = all(root.is_relative_to(folder) for root in named)
            outputs = self._outputs / str(len(self._projects) + 1)
            outputs.mkdir()
            bench = Bench(folder, outputs, self._stop)
            self._projects[key] = _Project(
                runner, settings, bench, self._show, () if inside else tuple(named)
            )
        return self._projects[key]

    def settle(self, standing: Standing) -> Checked:
        """Take back what makes a difference; all that stands afterwards was seen to make none."""
        for project in self._projects.values():
            _settle_or_stop(project, standing)
        projects = self._projects.values()
        differences = tuple(one for project in projects for one in project.differences)
        flaky = {test for project in projects for test in project.volatile}
        flaky.update(test for project in projects if project.last for test in project.last.flaky)
        self.keep = bool(differences or flaky)
        return Checked(
            sum(project.runs for project in projects),
            sum(project.last.compared for project in projects if project.last),
            differences,
            tuple(sorted(flaky)),
            str(self._outputs) if self.keep else "",
        )


@contextmanager
def project_tests(stop: Callable[[], bool], show: Callable[[str], None]) -> Iterator[ProjectTests]:
    """With a folder for outputs that stays if there is something to look up."""
    outputs = Path(tempfile.mkdtemp(prefix="splitter-verify-"))
    tests = ProjectTests(outputs, stop, show)
    try:
        yield tests
    finally:
        if not tests.keep:
            shutil.rmtree(outputs, ignore_errors=True)


def _settle_or_stop(project: _Project, standing: Standing) -> None:
    """A run that is stopped leaves nothing that was not compared."""
    try:
        _settle(project, standing)
    except Stopped:
        for path in sorted(standing.undecided.intersection(project.paths)):
            why = finding("S812", "the run was stopped before its tests were compared", path=path)
            standing.refuse(path, why, state=State.PENDING)


def _settle(project: _Project, standing: Standing) -> None:
    own = frozenset(project.paths)
    if not standing.paths & own:
        return
    for path, why in untested(standing.paths & own, project.before[0]).items():
        code = "S703" if "collected" in why else "S705"
        standing.refuse(path, finding(code, why, path=path))
    while standing.paths & own:
        compared = project.compare(standing)
        if compared.same:
            return
        guilty = {path: ones for path, ones in compared.differences.items() if path in standing.paths}
        for path, ones in (guilty or _searched(project, standing, own)).items():
            project.differences += ones
            standing.refuse(path, _finding(path, ones))


def _searched(
    project: _Project, standing: Standing, own: frozenset[str]
) -> Mapping[str, Sequence[Difference]]:
    """The split behind differences in files that are not split themselves, with these.

    None if they are there though nothing is split: then the tests don't agree with themselves.
    """
    others, suspects = standing.paths - own, sorted(standing.paths & own)
    standing.only(others)
    alone = project.compare(standing)
    project.volatile |= {plain(one.test) for ones in alone.differences.values() for one in ones}
    if alone.ended:
        return {path: [_early(alone)] for path in suspects}
    seen: list[Compared] = []

    def differs(split: Sequence[str]) -> bool:
        standing.only(others.union(split))
        compared = project.compare(standing)
        if not compared.same:
            seen.append(compared)
        return not compared.same

    if not differs(suspects):
        return {}
    guilty = suspects[shortest_prefix(suspects, differs) - 1]
    standing.only(others.union(suspects))
    differences = [one for ones in seen[-1].differences.values() for one in ones]
    return {guilty: differences or [_early(seen[-1])]}


def _early(compared: Compared) -> Difference:
    return Difference("the project", "", "ran to its end", compared.ended)


def _finding(path: str, differences: Sequence[Difference]) -> Finding:
    told = [
        f"{_short(one.test or one.where)}: {one.before} before, {one.after} after"
        for one in differences[:_MOST]
    ]
    more = f"; and {len(differences) - _MOST} more" if len(differences) > _MOST else ""
    return finding("S706", f"taken back: {'; '.join(told)}{more}", path=path)


def _short(test: str) -> str:
    """A test's name with its file's, from the current folder if that is there."""
    file, colons, name = test.partition("::")
    here = Path.cwd()
    return (str(Path(file).relative_to(here)) if Path(file).is_relative_to(here) else file) + colons + name
