"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math


def other(x):
    return x * 3


def test_sub_a():
    assert other(1) == 3


def test_sub_b():
    assert math.pi
