"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from math import pi, tau


def test_sub_one():
    assert pi > tau / 3


def test_sub_two():
    assert pi < tau
