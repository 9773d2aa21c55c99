"""What finds that a plan has become dearer."""

from __future__ import annotations

import pytest

from benchmarks.counts.__main__ import LONGER, Counts, dearer, of_file


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        ((104, 208), []),
        ((106, 208), ["classes, 120, calls: 106, recorded were 100"]),
        ((90, 209), ["classes: at twice its length 2.32 times the calls, at most 2.2"]),
    ],
)
def test_more_than_the_tolerance_and_faster_growth_are_told(calls: tuple[int, int], said: list[str]) -> None:
    def of(short: int, long: int) -> dict[str, dict[str, Counts]]:
        return {"classes": {"120": {"calls": short}, "240": {"calls": long}}}

    assert list(dearer(of(*calls), of(100, 200))) == said


def test_what_is_not_recorded_is_told() -> None:
    assert list(dearer({"new": {"1": {"ast": 5}, "2": {"ast": 9}}}, {})) == [
        "new, 1, ast: nothing is recorded",
        "new, 2, ast: nothing is recorded",
    ]


def test_classes_cost_as_much_each_however_many_there_are() -> None:
    assert of_file("classes", 48)["calls"] < LONGER * of_file("classes", 24)["calls"]
