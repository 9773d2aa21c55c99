"""A whole project before and after some of its files were split: what differs, and whose split it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from splitter.running.outcomes import Ending, Outcome, Run, TestOutcome
from splitter.verification.comparison import NOT_RUN, Difference, compare, named_in, plain

Splits = Mapping[str, Sequence[str]]
"""The files that are split now, each with its parts."""


@dataclass(frozen=True)
class Compared:
    """The project's outcomes beside those from before, a test of a part under its original's name."""

    differences: Mapping[str, Sequence[Difference]]
    """By the file that had the test before."""
    flaky: tuple[str, ...]
    compared: int
    ended: str = ""
    """How the run ended, if it did not end well; what it did not get to is no difference."""

    @property
    def same(self) -> bool:
        return not self.differences and not self.ended


def compare_projects(
    before: Sequence[Run], after: Run, splits: Splits, volatile: Set[str] = frozenset()
) -> Compared:
    """Compare runs of the project as it was with one of it as it is.

    ``volatile`` are the tests that are known to differ although nothing is split: by their names in
    ``Difference.test``, which begin with the file, without parameters.
    """
    origins = {_place(part): _place(original) for original, parts in splits.items() for part in parts}
    names = {_place(original): original for original in splits}
    verdict = compare([_by_file(run) for run in before], list(_parts(after, origins, names)))
    whole = after.ending is Ending.DONE
    found: dict[str, list[Difference]] = {}
    for one in verdict.differences:
        if plain(one.test) not in volatile and (whole or one.after != NOT_RUN):
            found.setdefault(one.test.partition("::")[0], []).append(one)
    return Compared(
        {names.get(_place(file), file): ones for file, ones in found.items()},
        verdict.flaky,
        verdict.compared,
        "" if whole else after.message or after.ending.value,
    )


def untested(files: Iterable[str], run: Run) -> Mapping[str, str]:
    """The files of which nothing can be said by a run in which they were not split, and why."""
    told: dict[str, str] = {}
    for each in run.tests:
        broken = each.group and each.outcome is Outcome.ERROR
        told[_place(each.file)] = f"it can't be collected: {each.message}" if broken else ""
    found = {file: told.get(_place(file), "the project's own command runs no test of it") for file in files}
    return {file: why for file, why in found.items() if why}


def _place(file: str) -> str:
    """One name for a file, however its folder is named, and whether it is there now or not."""
    folder, name = os.path.split(file)
    # For ten thousand tests: a Path costs ten times as much.
    return os.path.join(_real(os.path.abspath(folder)), name)  # noqa: PTH100, PTH118


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def _by_file(run: Run) -> Run:
    return replace(run, tests=tuple(_named(each, each.file) for each in run.tests))


def _parts(run: Run, origins: Mapping[str, str], originals: Mapping[str, str]) -> Iterator[Run]:
    """The run, file by file; an original that was kept beside its parts is passed over.

    One of its parts may have its name.
    """
    files: dict[str, list[TestOutcome]] = {}
    for each in run.tests:
        place = _place(each.file)
        if place in origins or place not in originals:
            original = origins.get(place, place)
            test = named_in(original, each.test, each.file)
            files.setdefault(each.file, []).append(_named(replace(each, test=test), original))
    for file, tests in files.items():
        yield replace(run, files=(file,), ending=Ending.DONE, tests=tuple(tests))


def _named(each: TestOutcome, file: str) -> TestOutcome:
    place = _place(file)
    return replace(each, test=f"{place}::{each.test}" if each.test else place)
