"""How long the tests of a module take, each and in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Module, Unit
from splitter.model.plan import Part, Timing
from splitter.text.durations import in_words
from splitter.timing.durations import Durations
from splitter.timing.workers import makespan

_SETUPS = ("setup_module", "teardown_module", "setUpModule", "tearDownModule")
WORKERS = (2, 4, 8, 16)
"""How many workers a gain is predicted for, beside as many as there are parts."""


@dataclass(frozen=True)
class Times:
    """Seconds of each test of a module, without what is set up once for the file."""

    record: str
    tests: Mapping[str, tuple[float, ...]]
    """Of each of its parameter sets apart."""
    once: float
    """What each file costs beside its tests."""
    unknown: tuple[str, ...]
    """Tests that were never timed."""
    usual: float
    """What they are taken to need."""

    def of(self, tests: Iterable[str]) -> float:
        """What a file with these tests takes."""
        return self.once + sum(sum(self.tests[test]) for test in dict.fromkeys(tests))

    @property
    def whole(self) -> float:
        """What the file takes."""
        return self.of(self.tests)

    def remarks(self, path: str) -> Iterator[Finding]:
        """What of this is not measured."""
        if self.unknown:
            names = ", ".join(self.unknown[:3]) + (", ..." if len(self.unknown) > 3 else "")
            count = len(self.unknown)
            tests = "1 test has" if count == 1 else f"{count} tests have"
            taken = f"taken to need the median, {in_words(self.usual)}"
            message = f"{tests} no duration in {self.record} ({names}): {taken}"
            yield finding("S477", message, path=path)

    def timing(self, parts: Sequence[Part]) -> Timing:
        """What the parts take, and all of them with several workers."""
        files = [self._runs(part.tests) for part in parts]
        counts = worker_counts(len(files))
        return Timing(
            self.whole,
            tuple(self.of(part.tests) for part in parts),
            tuple((workers, makespan(files, workers)) for workers in counts),
        )

    def makespan(self, files: Sequence[Iterable[str]], workers: int) -> float:
        """When the last of so many workers is done with files of these tests."""
        return makespan([self._runs(tests) for tests in files], workers)

    def _runs(self, tests: Iterable[str]) -> Sequence[float]:
        first, *others = (seconds for test in dict.fromkeys(tests) for seconds in self.tests[test])
        return [self.once + first, *others]


def worker_counts(parts: int) -> Sequence[int]:
    """The numbers of workers that are worth looking at."""
    return [*(number for number in WORKERS if number < parts), max(1, parts)]


def times_of(module: Module, durations: Durations, *, wanted: bool) -> Times | None:
    """The times of a module's tests; none if not one of them was timed.

    Raises ``Refused`` (S476) instead where they are ``wanted``.
    """
    names = tuple(dict.fromkeys(test.name for test in module.tests))
    known = {name: durations.tests[name] for name in names if name in durations.tests}
    if not known:
        if wanted and names:
            raise Refused(finding("S476", _nothing(durations, module), path=durations.path))
        return None
    once = durations.once if durations.processes > 1 or any(map(_sets_up, module.units)) else 0.0
    if once:
        known = _without(known, durations)
    usual = median(sum(seconds) for seconds in known.values())
    tests = {name: known.get(name, (usual,)) for name in names}
    return Times(durations.path, tests, once, tuple(n for n in names if n not in known), usual)


def _without(known: Mapping[str, tuple[float, ...]], durations: Durations) -> dict[str, tuple[float, ...]]:
    """The seconds without what the first and the last test have for the whole file."""
    found = dict(known)
    for test, extra in durations.once_in:
        if seconds := found.get(test):
            share = max(0.0, 1 - extra / sum(seconds)) if sum(seconds) else 1.0
            found[test] = tuple(share * each for each in seconds)
    return found


def _sets_up(unit: Unit) -> bool:
    """Whether a unit may be why the first test of a file takes longer, or the last."""
    return unit.scope == "module" or any(name in _SETUPS for name in unit.names)


def _nothing(durations: Durations, module: Module) -> str:
    name = module.source.name
    if durations.tests:
        return f"it has {name}, but none of the tests that are in it now"
    files = durations.others
    if not files:
        return "it has no tests"
    count = "1 other file" if len(files) == 1 else f"{len(files)} other files"
    return f"it has nothing of {name}: {count}, as {files[0]}"
