"""Seed first tests.

Tests for first only.
Note: Split from test_seed.py, as it was over the limit of 2 tests.
"""

import random

from pytest import approx
from seed_helpers import CASES

random.seed(0)


def test_first_three():
    assert CASES[0].values[0] == approx(0.84442185)


def test_first_doubled():
    assert CASES[3].values[0] == approx(1.6888437)
