"""Big sub tests

Only the sub tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
"""


def test_sub_one():
    assert 2 - 1 == 1
