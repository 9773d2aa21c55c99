"""What a probe says of where it is."""

from __future__ import annotations

from splitter.probing.pace import Pace, bisections


def test_nothing_is_estimated_before_anything_ran() -> None:
    assert Pace().words((), ()) == "the whole file: all tests"


def test_the_rest_of_a_step_is_estimated_from_the_runs_before() -> None:
    pace = Pace()
    pace.begin("shortest prefix", bisections(32))
    assert pace.words(["a", "b", "c"], [10.0, 20.0]) == (
        "shortest prefix: 3 tests (a to c); about 6 runs to go in this step, 90 s"
    )
    for _ in range(9):
        pace.ran()
    assert pace.words(["a"], [600.0]) == "shortest prefix: 1 test (a); about 1 run to go in this step, 10 min"
