"""Running files of tests, and what became of each test: what languages' runners have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from splitter.running.outcomes import Run


@dataclass(frozen=True)
class Bench:
    """Where runs take place, and what they need beside their files."""

    folder: Path
    """The working folder of every command."""
    outputs: Path
    """Where the output of every run is kept."""
    stop: Callable[[], bool]
    """Whether to call off the runs that are under way."""


@dataclass(frozen=True)
class Hidden:
    """A file that is there, and taken for one that is not."""

    path: Path
    stands_in: Path | None = None
    """A part that is to have its name, if there is one, under another for as long as it is tried."""


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
        self, folder: Path, bench: Bench, label: str, *, hidden: Hidden | None = None
    ) -> tuple[str, ...] | None:
        """The tests that the project's own command finds in a folder, none where it is given file by file.

        ``None`` if it ended before it could say.

        ``hidden`` is a file that is not there.
        """
        ...

    def run(
        self,
        files: Sequence[Path],
        bench: Bench,
        label: str,
        *,
        hidden: Hidden | None = None,
        only: Sequence[str] | None = None,
    ) -> Run:
        """Run the tests of ``files``; ``label`` names the run's output.

        ``hidden`` is a file that must not be imported; a part that stands in for it is run by its name
        where tests may ask for that. ``only`` are the tests to run, in that order and in one process;
        none: all, in one process.
        """
        ...

    def project(
        self, places: Sequence[Path], bench: Bench, label: str, *, hidden: Hidden | None = None
    ) -> Run | None:
        """Run all tests of the project by its own command; ``None`` if there is no such command.

        ``places`` are folders or files that are named to it besides; every outcome has its file. ``hidden``
        is a file that must not be imported.
        """
        ...
