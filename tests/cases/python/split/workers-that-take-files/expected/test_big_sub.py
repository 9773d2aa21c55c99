"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_sub_one():
    assert 1 - 1 == 0


def test_sub_two():
    assert 2 - 2 == 0
