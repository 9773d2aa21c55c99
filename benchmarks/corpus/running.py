"""Run the tests of a module before and after a split, in a copy of its package, and compare.

The copy is imported instead of the package that is installed: its folder is first on ``PYTHONPATH``.
Nothing is written into the package itself. The runs and the comparison are those of
``splitter split --verify``; the original is run twice, to tell what disagrees with itself.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpus.modules import TestModule
from benchmarks.corpus.static import judged
from splitter.config.settings import Settings
from splitter.config.verify import VerifySettings
from splitter.languages import placed, runner_for
from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.planning.plan import plan
from splitter.reading.source import read
from splitter.rendering.templates import shipped
from splitter.running import Bench
from splitter.running.outcomes import BAD, Ending, Outcome, Run
from splitter.verification import verify
from splitter.verification.comparison import Difference, compare

SKIPS = ("fails", "slow", "no tests")


@dataclass(frozen=True)
class Patience:
    """How long a module may take to be of use, in seconds."""

    original: float = 10.0
    """One run of the original."""
    every: float = 240.0
    """All runs together, as far as can be told from the first."""


@dataclass(frozen=True)
class Compared:
    """What became of one module."""

    package: str
    path: str
    state: str
    """``identical`` or ``different``; why it was not run: ``within``, ``stuck``, ``crash``, a finding's code;
    or why it was not compared: one of ``SKIPS``."""
    parts: int = 0
    before: int = 0
    """Tests that ran in the original, and in its parts."""
    after: int = 0
    flaky: tuple[str, ...] = ()
    """Tests that two runs of the original disagree about, and ids that only one of them has."""
    seconds: float = 0.0
    reason: str = ""
    problems: tuple[str, ...] = ()

    @property
    def compared(self) -> bool:
        """Whether the tests were run before and after."""
        return self.state in ("identical", "different")


class Workshop:
    """A folder with copies of packages, in which modules are split on trial and run."""

    def __init__(self, scratch: Path, python: str, settings: Settings, patience: Patience, jobs: int) -> None:
        self._site = scratch / "site"
        self._work = scratch / "work"
        self._outputs = scratch / "outputs"
        for folder in (self._site, self._work, self._outputs):
            folder.mkdir(parents=True, exist_ok=True)
        # Nothing around the copies has a say, nor what a package asks for that is not installed.
        configuration = self._site / "pytest.ini"
        configuration.write_text("[pytest]\n")
        self._settings = settings
        self._patience = patience
        self._verifying = VerifySettings(
            python=python,
            pytest_args=("-c", str(configuration)),
            jobs=jobs,
            root=str(self._work),
            timeout=300,
        )
        os.environ["PYTHONPATH"] = str(self._site)
        os.environ["MPLBACKEND"] = "agg"

    def compare(self, module: TestModule) -> Compared:
        """Split one module and run its tests before and after."""
        nothing = Compared(module.package, str(module.path), "")
        try:
            made = plan(placed(read(module.path), self._settings), self._settings, shipped("docstring.jinja"))
            state, reason = judged(made)
            if state != "split":
                return replace(nothing, state=state, reason=reason)
            here = replace(made, path=str(self._copy(module)))
            return self._run(here, replace(nothing, parts=len(made.parts)))
        except Refused as refused:
            first = refused.findings[0]
            return replace(nothing, state=_SKIPPED.get(first.code, first.code), reason=first.message)
        except Exception as error:  # a crash is what is looked for
            return replace(nothing, state="crash", problems=(f"{type(error).__name__}: {error}",))

    def _copy(self, module: TestModule) -> Path:
        """The module in the copy of its package, which is made when it is first needed."""
        copy = self._site / module.top.name
        if not copy.exists():
            staged = copy.with_name(f"{copy.name}.new")
            shutil.rmtree(staged, ignore_errors=True)
            shutil.copytree(module.top, staged, symlinks=True)
            staged.rename(copy)
            for libraries in module.top.parent.glob("*.libs"):  # a wheel's own, found from where it stands
                beside = self._site / libraries.name
                if not beside.exists():
                    beside.symlink_to(libraries)
        return copy / module.path.relative_to(module.top)

    def _run(self, made: Plan, so_far: Compared) -> Compared:
        original = Path(made.path)
        label = re.sub(r"\W+", "-", str(original.relative_to(self._site)))
        # While it is not known whether it ends at all, it gets little more time than it may take.
        bench = Bench(self._work, self._outputs, lambda: False)
        glance = replace(self._verifying, timeout=int(self._patience.original) + 20)
        first = runner_for(original, glance).run([original], bench, label)
        why = self._unfit(first, len(made.parts))
        if why:
            return replace(so_far, state=why, before=len(first.tests), reason=first.message)
        done = verify(made, self._verifying)
        verdict = compare([first, *done.originals], done.parts, done.together)
        parts = [test for run in done.parts for test in run.tests]
        runs = [first, *done.originals, *done.parts, *([done.together] if done.together else [])]
        return replace(
            so_far,
            state="identical" if verdict.same else "different",
            before=len(first.tests),
            after=len(parts),
            flaky=verdict.flaky,
            seconds=sum(run.seconds for run in runs),
            problems=tuple(map(_words, verdict.differences)),
        )

    def _unfit(self, first: Run, parts: int) -> str:
        """Why a module is of no use here, told from a run of it; empty if it is."""
        if first.ending is Ending.TIMED_OUT or first.seconds > self._patience.original:
            return "slow"
        if first.ending is not Ending.DONE or any(test.outcome in BAD for test in first.tests):
            return "fails"
        if all(test.outcome is Outcome.SKIPPED for test in first.tests):  # what it needs is not installed
            return "no tests"
        return "slow" if first.seconds * (parts + 2) > self._patience.every else ""


_SKIPPED = {"S703": "fails", "S704": "slow", "S705": "no tests"}


def _words(one: Difference) -> str:
    return f"{one.where} {one.test}: {one.before} -> {one.after} {one.message}".strip()
