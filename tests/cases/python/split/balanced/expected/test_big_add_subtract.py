"""Big add and subtract tests.

Tests for add and subtract only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_add():
    assert 1 + 1 == 2


def test_subtract():
    assert 2 - 1 == 1
