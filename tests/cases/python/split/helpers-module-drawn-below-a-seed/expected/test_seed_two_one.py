"""Seed two and one tests.

Tests for two and one only.
Note: Split from test_seed.py, as it was over the limit of 2 tests.
"""

import random

from pytest import approx
from seed_helpers import CASES

random.seed(0)


def test_others_two():
    assert CASES[1].values[0] == approx(0.25891675)


def test_others_one():
    assert CASES[2].values[0] == approx(0.40493414)
