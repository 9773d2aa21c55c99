"""Big outer tests.

Tests for outer only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

LIMIT = 3


def inner():
    return LIMIT


def outer():
    return inner() + 1


def test_outer_a():
    assert outer() == 4


def test_outer_b():
    assert outer() != 3
