"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 3 - 1 == 2
