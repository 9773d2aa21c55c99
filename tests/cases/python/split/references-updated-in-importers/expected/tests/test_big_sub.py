"""Big sub tests

Only the sub tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""


def double(number):
    return 2 * number


def test_sub_one():
    assert double(1) - 1 == 1


def test_sub_two():
    assert double(2) - 2 == 2
