"""Big sub tests

Only the sub tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""


def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 3 - 1 == 2
