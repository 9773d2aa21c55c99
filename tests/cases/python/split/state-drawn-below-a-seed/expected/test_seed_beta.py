"""Seed beta tests.

Tests for beta only.
Note: Split from test_seed.py, as it was over the limit of 2 tests.
"""

import random

random.seed(0)


def rows(count):
    return [random.random() for _ in range(count)]


A = rows(3)
B = rows(3)


def test_beta_one():
    assert round(B[0], 6) == 0.258917


def test_beta_two():
    assert round(B[1], 6) == 0.511275
