"""Big sum tests.

Tests for sum only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_sum_of_three():
    assert 1 + 1 + 1 == 3


def test_sum_of_none():
    assert sum(()) == 0
