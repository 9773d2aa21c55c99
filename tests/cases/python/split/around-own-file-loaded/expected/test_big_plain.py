"""Big plain tests.

Tests for plain only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_plain_sum():
    assert 1 + 1 == 2


def test_plain_difference():
    assert 2 - 1 == 1
