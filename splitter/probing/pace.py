"""Where a probe is, and how long it may take yet: a run of a compiled language may last a minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2


@dataclass
class Pace:
    """The step that is under way, and about how many runs it wants yet."""

    step: str = "the whole file"
    left: int = 1

    def begin(self, step: str, runs: int) -> None:
        self.step, self.left = step, max(runs, 1)

    def words(self, tests: Sequence[str], seconds: Sequence[float]) -> str:
        """What is run next; ``seconds`` are how long the runs before it took."""
        what = "all tests" if not tests else f"{len(tests)} test" + "s" * (len(tests) > 1)
        named = f" ({tests[0]} to {tests[-1]})" if len(tests) > 1 else f" ({tests[0]})" if tests else ""
        if not seconds:
            return f"{self.step}: {what}{named}"
        runs = "1 run" if self.left == 1 else f"{self.left} runs"
        rest = self.left * sum(seconds) / len(seconds)
        return f"{self.step}: {what}{named}; about {runs} to go in this step, {_time(rest)}"

    def ran(self) -> None:
        self.left = max(self.left - 1, 1)


def bisections(tests: int) -> int:
    """How many runs it takes to find the shortest prefix of so many tests."""
    return ceil(log2(max(tests, 1))) + 1


def reductions(tests: int) -> int:
    """About how many it takes to find the smallest set among them, if that is small."""
    return 2 * bisections(tests)


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
