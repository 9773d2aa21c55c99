"""The searches behind ``probe``, on made-up questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from splitter.probing.search import smallest_set
from splitter.running.bisection import shortest_prefix

pytestmark = pytest.mark.slow

TESTS = [f"test_{n}" for n in range(25)]


def _needs(*numbers: int) -> Any:
    wanted = {f"test_{n}" for n in numbers}

    def shows(tests: Sequence[str]) -> bool:
        return wanted <= set(tests)

    return shows


@pytest.mark.parametrize("last", [0, 1, 7, 15, 24])
def test_shortest_prefix_ends_with_the_last_test_that_it_takes(last: int) -> None:
    assert shortest_prefix(TESTS, _needs(0, last)) == last + 1


@given(st.sets(st.integers(0, 24), min_size=1, max_size=7))
def test_smallest_set_is_what_it_takes(numbers: set[int]) -> None:
    smaller: list[Sequence[str]] = []
    found = smallest_set(TESTS, _needs(*numbers), smaller.append)
    assert found == [f"test_{n}" for n in sorted(numbers)]
    assert not smaller or smaller[-1] == found


@given(st.lists(st.booleans(), min_size=1 << 8, max_size=1 << 8))
def test_smallest_set_is_minimal_for_any_answers(answers: list[bool]) -> None:
    tests = TESTS[:8]

    def shows(chosen: Sequence[str]) -> bool:
        return len(chosen) == len(tests) or answers[sum(1 << tests.index(test) for test in chosen)]

    found = smallest_set(tests, shows, lambda _: None)
    assert shows(found)
    assert len(found) == 1 or not any(shows([t for t in found if t != left]) for left in found)


def test_a_set_of_five_among_sixteen_takes_few_runs() -> None:
    asked: set[tuple[str, ...]] = set()
    shows = _needs(2, 5, 9, 10, 15)

    def counted(tests: Sequence[str]) -> bool:
        asked.add(tuple(tests))
        return bool(shows(tests))

    prefix = shortest_prefix(TESTS, counted)
    assert len(smallest_set(TESTS[:prefix], counted, lambda _: None)) == 5
    assert len(asked) < 80
