"""Seed first tests.

Tests for first only.
Note: Split from test_seed.py, as it was over the limit of 2 tests.
"""

import random

import pytest

random.seed(7)

NUMBERS = [random.random() for _ in range(5)]


@pytest.mark.parametrize("more", [random.random()])
def test_first_more(more):
    assert more not in NUMBERS


def test_first_number():
    assert NUMBERS[0] == pytest.approx(0.32383276)


OTHERS = [random.random() for _ in range(5)]
