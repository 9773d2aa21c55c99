"""Big outer tests

Only the outer tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_outer_a
- test_outer_b
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
