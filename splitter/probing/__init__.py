"""Is splitting the right cure? Which tests it takes to make a file crash, or one of its tests fail.

The whole file is run first; then the shortest prefix that shows the same is found by bisection, and in
it the smallest set by delta debugging. At last the parts that a split would make are run as they would
be, because that is the question. Every run goes into a log, so that a probe can be broken off and go on.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from splitter.config.verify import VerifySettings
from splitter.languages import runner_for
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.progress import Progress, untold
from splitter.probing.conclusions import Kind, Report, Symptom, Tried
from splitter.probing.log import Log, Seen, open_log, seen
from splitter.probing.pace import Pace, bisections, reductions
from splitter.probing.search import smallest_set
from splitter.probing.subjects import Subject, subject_of
from splitter.running import Bench, Runner
from splitter.running.bisection import shortest_prefix
from splitter.running.outcomes import Ending

__all__ = ["Report", "probe"]


@dataclass(frozen=True)
class Wanted:
    """What a probe is asked to do."""

    runs: int = 150
    """The most runs, those in the log not counted."""
    repeat: int = 1
    """GitMode often a set is run before it is said not to show the symptom."""
    test: str | None = None
    """The failing test to look into; by default the first that does not fail alone."""
    log: Path | None = None
    """By default ``FILE.probe.jsonl``."""


_WHOLE = 3
"""GitMode often the whole file is run, at least, before there is nothing to look for."""


class _Spent(Exception):
    """The runs that were allowed are used up."""


def probe(path: Path, settings: VerifySettings, wanted: Wanted, progress: Progress = untold) -> Report:
    """Find out which tests of ``path`` it takes to make it crash or fail; its log is all that is written.

    Raises ``Refused`` when its tests can't be run (S701, S702, S703, S720), the test that is asked for
    is none of them (S721), or the log is of something else (S722).
    """
    outputs = Path(tempfile.mkdtemp(prefix="splitter-probe-"))
    checks: list[Callable[[], None]] = []

    def stop() -> bool:
        if checks:
            checks[-1]()
        return False

    try:
        bench = Bench(Path(settings.root or Path.cwd()), outputs, stop)
        runner = runner_for(path, settings)
        runner.check(bench)
        subject = _subject(path, runner, bench, checks.append)
        log_path = wanted.log or path.with_name(f"{path.name}.probe.jsonl")
        log = open_log(log_path, {"file": path.name, "sha256": subject.sha256, "command": runner.words})
        return _Probe(str(path), subject, log, wanted, progress).report()
    finally:
        shutil.rmtree(outputs, ignore_errors=True)


def _subject(
    path: Path, runner: Runner, bench: Bench, watch: Callable[[Callable[[], None]], None]
) -> Subject:
    """The file, wherever it is run from; what is wrong with it is said of the path that the user gave."""
    try:
        return subject_of(path.absolute(), runner, bench, watch)
    except Refused as refused:
        given = {str(path.absolute()): str(path)}
        raise Refused(*(replace(f, path=given.get(f.path, f.path)) for f in refused.findings)) from refused


@dataclass
class _Probe:
    """One probe under way; ``found`` is what may be said when it ends here."""

    path: str
    subject: Subject
    log: Log
    wanted: Wanted
    progress: Progress
    made: int = 0
    pace: Pace = field(default_factory=Pace)
    found: Report = field(init=False)

    def report(self) -> Report:
        self.found = Report(self.path, 0, 0, self.log.read, self.wanted.repeat, log=str(self.log.path))
        try:
            self._search()
        except _Spent:
            self._say(spent=True)
        self._say(runs=self.made)
        return self.found

    def _search(self) -> None:
        whole = self._whole()
        symptom = self._symptom(whole)
        if symptom is None:
            return
        self._say(symptom=symptom)
        tests = self._suspects(whole, symptom)
        shows = partial(self._shows, symptom)
        try:
            self.pace.begin("shortest prefix", bisections(len(tests)))
            prefix = self._prefix(tests, shows)
            self.pace.begin("smallest set", reductions(prefix))
            smallest = smallest_set(tests[:prefix], shows, self._smaller(symptom), [tests[: prefix - 1]])
            self._say(smallest=self._with(symptom, smallest), minimal=True)
            if len(self.found.smallest) > 1:
                self._try_splits(symptom)
        finally:
            self._sum_up(symptom)

    # The whole file

    def _whole(self) -> Seen:
        """The run of all tests that shows something, or the last one that does not."""
        tests = self.subject.tests()
        for number in range(max(self.wanted.repeat, _WHOLE)):
            one = self._run(tests, number)
            if one.ending is Ending.BROKEN:
                raise Refused(finding("S703", one.message, path=self.path))
            self._say(tests=len(one.tests), first=_words(one), tries=number + 1)
            if one.ending is not Ending.DONE or one.bad:
                break
        if not one.tests:
            raise Refused(finding("S705", "no test ran", path=self.path))
        return one

    def _symptom(self, whole: Seen) -> Symptom | None:
        """What to look for; a test that fails alone is no question of what it runs with."""
        if self.wanted.test and self.wanted.test not in whole.tests:
            raise Refused(finding("S721", f"{self.wanted.test} is none of its tests", path=self.path))
        if whole.ending is Ending.CRASHED:
            return Symptom(Kind.CRASH)
        if whole.ending is Ending.TIMED_OUT:
            return Symptom(Kind.TIME_OUT)
        failing = [self.wanted.test] if self.wanted.test else [t for t in whole.tests if t in whole.bad]
        self.pace.begin("failing tests alone", len(failing))
        for place, test in enumerate(failing):
            if test not in whole.bad:
                continue
            symptom = Symptom(Kind.FAILURE, test, whole.bad[test][1])
            if not self._shows(symptom, []):
                self._say(others=tuple(failing[place + 1 :]))
                return symptom
            self._say(alone=(*self.found.alone, test))
        return None

    def _suspects(self, whole: Seen, symptom: Symptom) -> Sequence[str]:
        """The tests up to the one that crashed, where that is known; those before one that fails."""
        tests = whole.tests
        if symptom.kind is Kind.FAILURE:
            return tests[: tests.index(symptom.test)]
        last = max((tests.index(test) for test in whole.bad if test in tests), default=len(tests) - 1)
        upto = tests[: last + 1]
        return upto if len(upto) == len(tests) or self._shows(symptom, upto) else tests

    # Sets of tests

    def _prefix(self, tests: Sequence[str], shows: Callable[[Sequence[str]], bool]) -> int:
        prefix = shortest_prefix(tests, shows)
        self._say(prefix=prefix)
        return prefix

    def _smaller(self, symptom: Symptom) -> Callable[[Sequence[str]], None]:
        return lambda tests: self._say(smallest=self._with(symptom, tests))

    def _with(self, symptom: Symptom, tests: Sequence[str]) -> tuple[str, ...]:
        """The tests with the one whose failure is looked for."""
        return (*tests, symptom.test) if symptom.kind is Kind.FAILURE else tuple(tests)

    def _shows(self, symptom: Symptom, tests: Sequence[str]) -> bool:
        """Whether one of so many runs of these tests shows the symptom."""
        chosen = self._with(symptom, tests)
        return any(_is(symptom, self._run(chosen, number)) for number in range(self.wanted.repeat))

    def _run(self, tests: Sequence[str], number: int) -> Seen:
        """The run of these tests with that number: from the log, or made now."""
        known = self.log.of(tests)
        if not tests and self.log.runs:  # which ones there are is known from the first run
            known = self.log.of(self.log.runs[0].tests)
        if number < len(known):
            return known[number]
        if self.made >= self.wanted.runs:
            raise _Spent
        words = self.pace.words(tests, [one.seconds for one in self.log.runs])
        self.progress(words, self.made, self.wanted.runs)
        run = self.subject.run(tests, f"run-{self.made}")
        self.made += 1
        self.pace.ran()
        one = seen(tests or list(dict.fromkeys(each.test for each in run.tests)), run)
        self.log.add(one)
        return one

    # What a split would do

    def _try_splits(self, symptom: Symptom) -> None:
        """Run the parts that a split would make: with the limit that holds, then with one that is sure."""
        from splitter.api import planned

        first = planned(self.path).plan
        if not first.ok:
            return
        sure = len(self.found.smallest) - 1
        for limit in dict.fromkeys((first.limit.max_tests or sure, sure)):
            made = planned(self.path, max_tests=limit).plan
            if not made.ok or not made.parts:
                continue
            self.pace.begin("parts of a split", len(made.parts))
            bad = [part.name for part in made.parts if self._part_shows(symptom, part.tests)]
            self._say(tried=(*self.found.tried, Tried(limit, len(made.parts), tuple(bad))))
            if not bad:
                return

    def _part_shows(self, symptom: Symptom, names: Sequence[str]) -> bool:
        whole = next(one for one in self.log.runs if len(one.tests) == self.found.tests)
        held = [test for test in whole.tests if test.partition("[")[0] in names]
        if not held or (symptom.kind is Kind.FAILURE and symptom.test not in held):
            return False
        return any(_is(symptom, self._run(held, number)) for number in range(self.wanted.repeat))

    # What is known

    def _sum_up(self, symptom: Symptom) -> None:
        shown = {one.tests for one in self.log.runs if _is(symptom, one)}
        if not shown:
            return
        shortest = min(shown, key=len)
        always = tuple(test for test in shortest if all(test in tests for tests in shown))
        broken = len({one.tests for one in self.log.runs if one.ending is Ending.BROKEN})
        smallest = self.found.smallest or shortest
        self._say(shown=len(shown), always=always, broken=broken, smallest=smallest)

    def _say(self, **news: object) -> None:
        self.found = replace(self.found, **news)  # type: ignore[arg-type]


def _is(symptom: Symptom, one: Seen) -> bool:
    """Whether a run shows the symptom."""
    if symptom.kind is Kind.FAILURE:
        return symptom.test in one.bad and one.bad[symptom.test][1] == symptom.detail
    return one.ending is (Ending.CRASHED if symptom.kind is Kind.CRASH else Ending.TIMED_OUT)


def _words(one: Seen) -> str:
    if one.ending is not Ending.DONE:
        return one.message
    fail = "1 test fails" if len(one.bad) == 1 else f"{len(one.bad)} tests fail"
    return fail if one.bad else "no crash, no failure"
