"""Running the tests of a language, chosen by suffix behind one small protocol.

A new language is a new module here and one line in the registry below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from splitter.config.verify import Verifying
from splitter.languages import language_of
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.verification.outcomes import Run


@dataclass(frozen=True)
class Bench:
    """Where runs take place, and what they need beside their files."""

    folder: Path
    """The working folder of every command."""
    outputs: Path
    """Where the output of every run is kept."""
    stop: Callable[[], bool]
    """Whether to call off the runs that are under way."""


class Runner(Protocol):
    """What it takes to run test files and to tell what became of each test."""

    shares_a_process: bool
    """Whether several files can be run in one process."""

    @property
    def words(self) -> str:
        """The command, for people."""
        ...

    def check(self, bench: Bench) -> None:
        """Raises ``Refused`` (S701, S702) with what to install if the command can't be run."""
        ...

    def collected(
        self, folder: Path, bench: Bench, label: str, *, hidden: Path | None = None
    ) -> tuple[str, ...] | None:
        """The tests that the project's own command finds in a folder; ``None`` if it can't say.

        ``hidden`` is a file that is not there.
        """
        ...

    def run(
        self,
        files: Sequence[Path],
        bench: Bench,
        label: str,
        *,
        hidden: Path | None = None,
        only: Sequence[str] | None = None,
    ) -> Run:
        """Run the tests of ``files``; ``label`` names the run's output.

        ``hidden`` is a file that must not be imported. ``only`` are the tests to run, in that order
        and in one process; none: all, in one process.
        """
        ...


_REGISTRY = {"python": "splitter.verification.runners.python", "mojo": "splitter.verification.runners.mojo"}


def runner_for(path: Path, settings: Verifying) -> Runner:
    """The runner of a test file's language; raises ``Refused`` (S105) for a file of none."""
    language = language_of(path.name)
    if language is None:
        raise Refused(finding("S105", f"{path.name} is no test file that can be run", path=str(path)))
    module = import_module(_REGISTRY[language.name])
    return cast(Runner, module.runner(settings, path))
