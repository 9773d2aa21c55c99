"""Mojo: the project's own command runs each file; exit status and output tell what became of its tests.

Every bad end of ``mojo run`` has exit status 1. What it prints tells them apart, the same from 0.26 to
1.2: ``error: execution crashed``, ``Unhandled exception caught during execution`` for what a test
raised, and the compiler's ``error:`` lines with a place.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from splitter.config.settings import Settings
from splitter.config.verify import VerifySettings
from splitter.languages import read_source
from splitter.languages.mojo import units
from splitter.languages.mojo.printed import is_suite, outcomes
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.running import Bench, Hidden
from splitter.running.bisection import shortest_prefix
from splitter.running.outcomes import BAD, Ending, Outcome, Run, TestOutcome
from splitter.running.process import Done, execute

_CRASHED = re.compile(r"error: execution crashed|^Segmentation fault|core dumped", re.MULTILINE)
_RAISED = re.compile(r"Unhandled exception caught|error: execution exited with a non-zero result")
_MESSAGE = re.compile(r"Unhandled exception caught during execution:\s*([^\n]+)")
_COMPILER = re.compile(r"^.*\berror: .*$", re.MULTILINE)


@dataclass(frozen=True)
class MojoRun:
    """See :class:`splitter.running.Runner`."""

    command: tuple[str, ...]
    """The command; ``{file}`` stands for the file."""
    timeout: int
    shares_a_process = False

    @property
    def words(self) -> str:
        return shlex.join(self.command)

    def check(self, bench: Bench) -> None:
        program = self.command[0]
        if shutil.which(program) is None and not (bench.folder / program).exists():
            raise Refused(finding("S702", f"{program} is not on the PATH"))

    def collected(
        self, folder: Path, bench: Bench, label: str, *, hidden: Hidden | None = None
    ) -> tuple[str, ...] | None:
        return ()  # each file is run by its name

    def project(
        self, places: Sequence[Path], bench: Bench, label: str, *, hidden: Hidden | None = None
    ) -> Run | None:
        return None

    def run(
        self,
        files: Sequence[Path],
        bench: Bench,
        label: str,
        *,
        hidden: Hidden | None = None,
        only: Sequence[str] | None = None,
    ) -> Run:
        (file,) = files
        done = self._execute(file, bench, label, only or ())
        run = Run((file.name,), Ending.DONE, seconds=done.seconds, output=f"{bench.outputs / label}.out")
        run = _read(run, file, done)
        if run.ending is Ending.CRASHED and not only and all(t.outcome is Outcome.UNKNOWN for t in run.tests):
            return self._crash_in_suite(run, file, bench, label)
        return run

    def _execute(self, file: Path, bench: Bench, label: str, only: Sequence[str]) -> Done:
        command = [_shown(file, bench.folder) if word == "{file}" else word for word in self.command]
        try:
            return execute(
                [*command, "--only", *only] if only else command,
                folder=bench.folder,
                environment=os.environ,
                timeout=self.timeout,
                output=bench.outputs / label,
                stop=bench.stop,
            )
        except OSError as error:
            raise Refused(finding("S702", f"{command[0]}: {error.strerror or error}")) from error

    def _crash_in_suite(self, run: Run, file: Path, bench: Bench, label: str) -> Run:
        """Where a ``TestSuite``, which prints nothing before its end, crashed: bisection with ``--only``."""
        if not is_suite(units.read(read_source(file), Settings())):
            return run
        names = [each.test for each in run.tests]
        before: dict[tuple[str, ...], Run] = {}

        def crashes(tests: Sequence[str]) -> bool:
            tried = self.run([file], bench, f"{label}.first-{len(tests)}", only=tests)
            before[tuple(tests)] = tried
            return tried.ending is Ending.CRASHED

        count = shortest_prefix(names, crashes)
        told = before.get(tuple(names[: count - 1]))
        passed = [each for each in told.tests if each.test in names[: count - 1]] if told else []
        crashed = TestOutcome(names[count - 1], Outcome.CRASHED)
        unknown = [TestOutcome(name, Outcome.UNKNOWN) for name in names[count:]]
        message = f"the program crashed, in {crashed.test}"
        return replace(run, tests=(*passed, crashed, *unknown), message=message)


def runner(settings: VerifySettings, path: Path) -> MojoRun:
    """The runner for the project that ``path`` is in."""
    words: list[str] = []
    for word in shlex.split(settings.mojo):
        if word == "{include}":
            words += [one for folder in settings.include for one in ("-I", folder)]
        else:
            words.append(word)
    if "{file}" not in words:
        words.append("{file}")
    return MojoRun(tuple(words), settings.timeout)


def _shown(file: Path, folder: Path) -> str:
    """The file as one would name it in that folder."""
    absolute = file.absolute()
    return str(absolute.relative_to(folder)) if absolute.is_relative_to(folder) else str(absolute)


def _read(run: Run, file: Path, done: Done) -> Run:
    ending, message = _ending(done)
    run = replace(run, ending=ending, message=message)
    if ending is Ending.BROKEN:
        return run
    module = units.read(read_source(file), Settings())
    tests = outcomes(module, f"{done.stdout}\n{done.stderr}", ending, clean=done.status == 0)
    bad = [each.test for each in tests if each.outcome in (Outcome.CRASHED, Outcome.TIMED_OUT)]
    if ending is Ending.DONE and done.status and not any(each.outcome in BAD for each in tests):
        message = _said(f"{done.stdout}\n{done.stderr}")
    if ending is not Ending.DONE:
        suspects = bad or _next_unknown([(each.test, each.outcome) for each in tests])
        message += f", in {' or '.join(suspects)}" if suspects else ", after its tests"
    return replace(run, tests=tests, message=message)


def _said(printed: str) -> str:
    """What the program raised, in its own words: no test may have raised it, but ``main()`` at its end."""
    match = _MESSAGE.search(printed)
    return match[1].strip() if match else "it ended with an error"


def _next_unknown(tests: Sequence[tuple[str, Outcome]]) -> list[str]:
    unknown = [test for test, outcome in tests if outcome is Outcome.UNKNOWN]
    return unknown if len(unknown) < 4 else [f"one of {len(unknown)} tests"]


def _ending(done: Done) -> tuple[Ending, str]:
    printed = f"{done.stdout}\n{done.stderr}"
    if done.status is None:
        return Ending.TIMED_OUT, f"no end after {done.seconds:.0f} s"
    if done.killed or _CRASHED.search(printed):
        return Ending.CRASHED, "the program crashed"
    if done.status == 0 or _RAISED.search(printed):
        return Ending.DONE, ""
    errors = _COMPILER.findall(done.stderr) or [printed.strip().rpartition("\n")[2]]
    return Ending.BROKEN, f"it does not compile: {errors[0].strip()}"
