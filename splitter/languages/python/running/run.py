"""Python: pytest in the project's own interpreter, with a plugin that reports each outcome as it comes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from splitter.config.verify import VerifySettings
from splitter.languages.python.running.events import (
    Events,
    collected_in,
    events_of,
    last_line,
    read,
    read_project,
)
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.running import Bench, Hidden
from splitter.running.outcomes import Ending, Run
from splitter.running.process import Done, execute

_PLUGIN = Path(__file__).resolve().parent / "pytest_plugin"
_OWN = ("SPLITTER_OUTCOMES", "SPLITTER_HIDDEN", "SPLITTER_STANDS_IN", "SPLITTER_ONLY")
_LEAK = ("PYTEST_CURRENT_TEST", "PYTEST_XDIST_", "PYTEST_VERSION", *_OWN)
"""Variables of a pytest that the splitter itself may be running in."""


@dataclass(frozen=True)
class Pytest:
    """See :class:`splitter.running.Runner`."""

    command: tuple[str, ...]
    arguments: tuple[str, ...]
    timeout: int
    remedy: str
    chosen: str
    """Which interpreter or command it is, and why that."""
    shares_a_process = True

    @property
    def words(self) -> str:
        return shlex.join([*self.command, *self.arguments])

    def check(self, bench: Bench) -> None:
        if shutil.which(self.command[0], path=None) is None:
            said = f"there is no such program ({self.chosen})"
            remedy = "name the interpreter that the project's tests run with: --python"
            raise Refused(replace(finding("S701", said, path=self.command[0]), remedy=remedy))

    def collected(
        self, folder: Path, bench: Bench, label: str, *, hidden: Hidden | None = None
    ) -> tuple[str, ...] | None:
        asked = ["-p", "no:cacheprovider", "--collect-only"]
        variables = _variables(hidden)
        if hidden is not None:
            asked.append(f"--ignore={hidden.stands_in or hidden.path}")
        _, events = self._pytest(asked, [folder], bench, label, variables)
        return collected_in(events)

    def run(
        self,
        files: Sequence[Path],
        bench: Bench,
        label: str,
        *,
        hidden: Hidden | None = None,
        only: Sequence[str] | None = None,
    ) -> Run:
        variables = _variables(hidden)
        if hidden is not None:  # as it will be called
            files = [hidden.path if file == hidden.stands_in else file for file in files]
        if only is not None:
            chosen = bench.outputs / f"{label}.only.json"
            chosen.write_text(json.dumps(list(only)), encoding="utf-8")
            variables["SPLITTER_ONLY"] = str(chosen)
        done, events = self._pytest(_whole(bench, label), files, bench, label, variables)
        return read(self._begun(tuple(file.name for file in files), done, bench, label), done, events)

    def project(
        self, places: Sequence[Path], bench: Bench, label: str, *, hidden: Hidden | None = None
    ) -> Run | None:
        # A file that can't be collected would keep all others from being run.
        asked = [*_whole(bench, label), "--continue-on-collection-errors"]
        done, events = self._pytest(asked, places, bench, label, _variables(hidden))
        return read_project(self._begun((), done, bench, label), done, events)

    def _begun(self, files: tuple[str, ...], done: Done, bench: Bench, label: str) -> Run:
        output = f"{bench.outputs / label}.out"
        return Run(files, Ending.DONE, seconds=done.seconds, output=output, command=self.chosen)

    def _pytest(
        self,
        own: Sequence[str],
        paths: Sequence[Path],
        bench: Bench,
        label: str,
        variables: Mapping[str, str],
    ) -> tuple[Done, Events]:
        """The command with these options of ours, to its end, and what the plugin wrote of it."""
        written = bench.outputs / f"{label}.jsonl"
        command = [*self.command, "-p", "splitter_outcomes", *own, *self.arguments, *map(str, paths)]
        try:
            done = self._execute(command, bench, label, {**variables, "SPLITTER_OUTCOMES": str(written)})
        except OSError as error:
            raise self._missing(error.strerror or str(error)) from error
        if not written.exists() and done.status is not None and not done.killed:
            raise self._missing(
                last_line(done.stderr) or last_line(done.stdout) or f"exit status {done.status}"
            )
        return done, list(events_of(written))

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
        return Refused(
            replace(finding("S701", f"{words} ({self.chosen}) does not run: {why}"), remedy=self.remedy)
        )


def _variables(hidden: Hidden | None) -> dict[str, str]:
    if hidden is None:
        return {}
    stands_in = {"SPLITTER_STANDS_IN": str(hidden.stands_in)} if hidden.stands_in else {}
    return {"SPLITTER_HIDDEN": str(hidden.path), **stands_in}


def _whole(bench: Bench, label: str) -> list[str]:
    """The project's options may ask for -x, and for --last-failed, which reads a cache."""
    return ["--maxfail=0", "-o", f"cache_dir={bench.outputs / label}.cache"]


def runner(settings: VerifySettings, path: Path) -> Pytest:
    """The runner for the project that ``path`` is in."""
    if settings.pytest:
        command = shlex.split(settings.pytest)
        chosen = f"`{settings.pytest}`, as the configuration says"
        remedy = "mend `pytest` in [tool.splitter.verify], or leave it out and name an interpreter: --python"
    else:
        python, why = _interpreter(settings, path)
        command = [_on_path(python), "-m", "pytest"]
        chosen = f"{python}, {why}"
        remedy = (
            f"install it there: {shlex.quote(python)} -m pip install pytest; "
            "or name the project's interpreter with --python"
        )
    return Pytest(tuple(command), settings.pytest_args, settings.timeout, remedy, chosen)


def _on_path(python: str) -> str:
    """The interpreter as it can be started from any folder; a link into an environment is left one."""
    if os.sep in python or "/" in python:
        return str(Path(python).expanduser().absolute())
    return shutil.which(python) or python


def _interpreter(settings: VerifySettings, path: Path) -> tuple[str, str]:
    """The interpreter, and why that one is taken."""
    if settings.python:
        return settings.python, "which was named"
    active = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    near = [folder / name for folder in path.absolute().parents for name in (".venv", "venv")]
    environments = [(folder, "the nearest environment's") for folder in near]
    if active:
        environments.insert(0, (Path(active), "the active environment's"))
    for environment, why in environments:
        for place in ("bin/python", "Scripts/python.exe", "python.exe"):
            if (environment / place).exists():
                return str(environment / place), why
    return sys.executable, "which runs the splitter, for no environment is active or near"
