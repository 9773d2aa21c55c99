"""Big plain tests

Only the plain tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_plain_sum
- test_plain_difference
"""


def test_plain_sum():
    assert 1 + 1 == 2


def test_plain_difference():
    assert 2 - 1 == 1
