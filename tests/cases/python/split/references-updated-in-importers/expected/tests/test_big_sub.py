"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def double(number):
    return 2 * number


def test_sub_one():
    assert double(1) - 1 == 1


def test_sub_two():
    assert double(2) - 2 == 2
