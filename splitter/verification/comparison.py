"""Before and after, test by test: what differs, what can't be compared, what disagrees with itself."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from splitter.running.outcomes import BAD, Ending, Outcome, Run, TestOutcome

_SAYS_NOTHING = frozenset({Outcome.CRASHED, Outcome.TIMED_OUT, Outcome.UNKNOWN})
"""In the original: it may be for another test's sake, so that nothing follows for the parts."""

NOT_RUN = "did not run"
"""What is said of a test that is missing."""


@dataclass(frozen=True)
class Difference:
    """One test, or one part as a whole, that is not as it was."""

    where: str
    """The part, or ``all together``."""
    test: str
    """Empty for a part as a whole."""
    before: str
    after: str
    message: str = ""


@dataclass(frozen=True)
class Verdict:
    """The outcome of a comparison."""

    differences: tuple[Difference, ...]
    flaky: tuple[str, ...]
    """Tests of the original that disagree with themselves, and are not held against the parts."""
    uncompared: tuple[Difference, ...]
    """Tests that the original gave no outcome for: it crashed at or before them."""
    compared: int
    """How many tests had an outcome to compare with."""

    @property
    def same(self) -> bool:
        """Whether nothing differs that could be compared."""
        return not self.differences


def compare(originals: Sequence[Run], parts: Sequence[Run], together: Run | None = None) -> Verdict:
    """Compare runs of the original with one run of each part, and with one run of all parts.

    Every test must be there as often and say the same, in the parts and all together. A test that the
    original's runs disagree about is flaky; one that they tell nothing about is uncompared.
    """
    baseline = _Baseline(originals)
    files = {file for run in originals for file in run.files}
    if len(files) == 1:
        (original,) = files
        parts = [_as_in(original, run) for run in parts]
        together = _as_in(original, together) if together else None
    differences = [
        *_whole(baseline, parts),
        *_tests(baseline, parts, ""),
        *(_whole(baseline, [together]) if together else ()),
        *(_tests(baseline, [together], together.name) if together else ()),
    ]
    return Verdict(
        tuple(differences),
        tuple(sorted(baseline.flaky)),
        tuple(_uncompared(baseline, parts)),
        sum(len(outcomes) for outcomes in baseline.steady.values()),
    )


def _as_in(original: str, run: Run) -> Run:
    """A run whose tests are named as those of the original."""
    only = run.files[0] if len(run.files) == 1 else ""
    tests = (replace(each, test=named_in(original, each.test, each.file or only)) for each in run.tests)
    return replace(run, tests=tuple(tests))


def named_in(original: str, test: str, part: str) -> str:
    """A part's test as the original has it, whose parameters may say the module's name.

    Those of a class do that are made of its ``repr``: ``[<class 'tests.test_big.Thing'>]``.
    """
    name, bracket, parameters = test.partition("[")
    stem, own = (os.path.splitext(os.path.basename(file))[0] for file in (part, original))  # noqa: PTH119, PTH122
    if not stem or f"{stem}." not in parameters:
        return test
    return f"{name}{bracket}" + re.sub(
        rf"(?<![\w-]){re.escape(stem)}(?=\.[^\W\d])", lambda _: own, parameters
    )


def collected_otherwise(before: Sequence[str], after: Sequence[str]) -> tuple[Difference, ...]:
    """The tests of a folder that are not found as often as before; their parameters may be random."""
    was, now = Counter(map(plain, before)), Counter(map(plain, after))
    return tuple(
        Difference("the folder", test, f"collected {was[test]} times", f"collected {now[test]} times")
        for test in sorted({*(was - now), *(now - was)})
    )


class _Baseline:
    """What the runs of the original agree upon."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.whole = all(run.ending is Ending.DONE for run in runs)
        self.crashed = any(run.ending is Ending.CRASHED for run in runs)
        seen = [_by_test(run.tests) for run in runs]
        self.names = dict.fromkeys(test for one in seen for test in one)
        self.flaky: set[str] = set()
        self.steady: dict[str, tuple[TestOutcome, ...]] = {}
        self.silent: dict[str, TestOutcome] = {}
        for test in self.names:
            self._judge(test, [one.get(test, ()) for one in seen])
        self._volatile = {plain(test) for test in self.flaky}

    def _judge(self, test: str, told: Sequence[tuple[TestOutcome, ...]]) -> None:
        """Put a test to the flaky, the steady or the silent ones."""
        silent = [each for one in told for each in one if each.outcome in _SAYS_NOTHING]
        sayings = [one for one in told if not any(each.outcome in _SAYS_NOTHING for each in one)]
        if not self.whole:  # a run that did not get to a test does not disagree about it
            sayings = [one for one in sayings if one]
        if len({_sayings(one) for one in sayings}) > 1:
            self.flaky.add(test)
        elif sayings and sayings[0]:
            self.steady[test] = sayings[0]
        else:
            self.silent[test] = silent[0]

    def is_flaky(self, test: str) -> bool:
        """Whether it disagrees with itself, or has parameters that are others in each run."""
        return test in self.flaky or (test not in self.steady and plain(test) in self._volatile)


def _by_test(tests: Sequence[TestOutcome]) -> Mapping[str, tuple[TestOutcome, ...]]:
    found: defaultdict[str, tuple[TestOutcome, ...]] = defaultdict(tuple)
    for each in tests:
        found[each.test] += (each,)
    return found


def _sayings(tests: Sequence[TestOutcome]) -> frozenset[tuple[tuple[Outcome, str], int]]:
    """What a test says, and how often; a class that is skipped whole counts once."""
    counted = Counter(each.said for each in tests if not each.group)
    return frozenset([*counted.items(), *((each.said, 1) for each in tests if each.group)])


def plain(test: str) -> str:
    """A test's name without its parameters."""
    return re.sub(r"\[.*\]$", "", test, flags=re.DOTALL)


def _whole(baseline: _Baseline, runs: Sequence[Run]) -> Iterator[Difference]:
    """Parts that did not run as a whole although the original did; a crash may also come at the exit."""
    for run in runs:
        if run.ending is Ending.DONE or (run.ending is Ending.CRASHED and baseline.crashed):
            continue
        yield Difference(run.name, "", "ran", run.ending.value, run.message)


def _tests(baseline: _Baseline, runs: Sequence[Run], where: str) -> Iterator[Difference]:
    """Tests that say something else in these runs, are missing in them or run too often."""
    after = _by_test([each for run in runs for each in run.tests])
    at = {each.test: where or run.name for run in runs for each in run.tests}
    for test, before in baseline.steady.items():
        now = after.get(test, ())
        if _sayings(now) != _sayings(before):
            worst = next((each for each in now if each.said not in {b.said for b in before}), None)
            yield Difference(
                at.get(test, where or "the parts"),
                test,
                _words(before),
                _words(now),
                worst.message if worst else "",
            )
    if not baseline.whole:
        return
    for test, now in after.items():
        if test not in baseline.names and not baseline.is_flaky(test):
            yield Difference(at[test], test, _words(()), _words(now), now[0].message)


def _words(tests: Sequence[TestOutcome]) -> str:
    return " and ".join(each.words for each in tests) or NOT_RUN


def _uncompared(baseline: _Baseline, parts: Sequence[Run]) -> Iterator[Difference]:
    """What the parts say of tests that the original says nothing about, bad outcomes first."""
    found = []
    for run in parts:
        for each in run.tests:
            silent = baseline.silent.get(each.test)
            unheard = each.test not in baseline.names and not baseline.whole
            if silent is None and not unheard:
                continue
            before = silent.outcome.value if silent else Outcome.UNKNOWN.value
            found.append((each, Difference(run.name, each.test, before, each.words, each.message)))
    return (difference for each, difference in sorted(found, key=lambda pair: pair[0].outcome not in BAD))
