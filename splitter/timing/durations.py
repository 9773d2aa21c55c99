"""How long the tests of one file took: values, and what is known of which file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """One entry of a record of durations: a test, a phase of one, or one with certain parameters."""

    place: str
    """The file as the record has it; or its module with the test's classes: ``tests.test_big.TestSum``."""
    test: str
    """The test's id in the file, or, where the place has its classes, its name."""
    seconds: float
    dotted: bool = False
    """Whether the place is a module."""
    phase: str = ""
    """``setup``, ``call`` or ``teardown``, where they are told apart."""
    process: str = ""
    """The process that ran it, where there were several."""


@dataclass(frozen=True)
class Durations:
    """What a record of durations has of one file of tests."""

    path: str
    """The record."""
    tests: Mapping[str, tuple[float, ...]]
    """Seconds of each test, of each of its parameter sets apart; with all that was set up for it."""
    once: float = 0.0
    """What each process set up and took down once for the file, as far as the record tells."""
    once_in: tuple[tuple[str, float], ...] = ()
    """The tests that this was counted to, with the seconds."""
    processes: int = 1
    """How many processes ran tests of the file."""
    others: tuple[str, ...] = ()
    """Files that the record has, where it has nothing of this one."""


def durations_of(runs: Sequence[Run], file: str, path: str) -> Durations:
    """What there is of a file; its path ends as that of an entry does, and no longer one does so."""
    where = _Place.of(file)
    scores = {place: where.score(*place) for place in {(run.place, run.dotted) for run in runs}}
    best = max(scores.values(), default=0)
    if not best:
        # a file of the same name may be this one, seen from another folder
        others = sorted({place for place, _ in scores}, key=lambda place: (not where.is_alike(place), place))
        return Durations(path, {}, others=tuple(others))
    own = [(_name(run, where), run) for run in runs if scores[run.place, run.dotted] == best]
    ids: dict[str, float] = {}
    for name, run in own:
        ids[name] = ids.get(name, 0.0) + run.seconds
    tests: dict[str, tuple[float, ...]] = {}
    for name, seconds in ids.items():
        tests[bare(name)] = (*tests.get(bare(name), ()), seconds)
    once, once_in = _once(own)
    return Durations(path, tests, once, once_in, len({run.process for _, run in own}))


def bare(name: str) -> str:
    """A test's id without its parameters."""
    return name.partition("[")[0]


@dataclass(frozen=True)
class _Place:
    """Where a file is, in the ways in which a record may say so."""

    parts: tuple[str, ...]
    modules: tuple[str, ...]
    """The module's dotted names, the longest first."""

    @classmethod
    def of(cls, file: str) -> _Place:
        parts = PurePath(os.path.abspath(file)).parts  # noqa: PTH100 - pure: nothing is looked up
        dotted = [*parts[1:-1], PurePath(parts[-1]).stem]
        return cls(parts, tuple(".".join(dotted[start:]) for start in range(len(dotted))))

    def score(self, place: str, dotted: bool) -> int:
        """How much of the place is the end of the file's path: parts of it, none if it is another file."""
        if dotted:
            return next((name.count(".") + 1 for name in self.modules if _begins(place, name)), 0)
        named = tuple(part for part in PurePosixPath(place.replace("\\", "/")).parts if part != "..")
        return len(named) if named and self.parts[-len(named) :] == named else 0

    def is_alike(self, place: str) -> bool:
        """Whether a file of a record has this one's name."""
        return PurePosixPath(place).name == self.parts[-1]

    def classes(self, place: str) -> str:
        """The classes behind the module in a dotted place, as a test's id has them."""
        name = next(name for name in self.modules if _begins(place, name))
        return "".join(f"{part}::" for part in place[len(name) + 1 :].split(".") if part)


def _begins(place: str, module: str) -> bool:
    return place == module or place.startswith(f"{module}.")


def _name(run: Run, where: _Place) -> str:
    return where.classes(run.place) + run.test if run.dotted else run.test


def _once(own: Sequence[tuple[str, Run]]) -> tuple[float, tuple[tuple[str, float], ...]]:
    """What the first setup and the last teardown took more than others, in each process at least."""
    total, counted = 0.0, []
    for phase, at in (("setup", 0), ("teardown", -1)):
        rows: dict[str, list[tuple[str, float]]] = {}
        for name, run in own:
            if run.phase == phase:
                rows.setdefault(run.process, []).append((bare(name), run.seconds))
        others = [seconds for row in rows.values() for _, seconds in row[1:-1]]
        if others:
            usual = median(others)
            least = max(0.0, min(row[at][1] - usual for row in rows.values()))
            total += least
            counted += [(row[at][0], least) for row in rows.values() if least]
    return total, tuple(counted)
