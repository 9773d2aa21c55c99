"""Big add and subtract tests

Only the add and subtract tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add
- test_subtract
"""


def test_add():
    assert 1 + 1 == 2


def test_subtract():
    assert 2 - 1 == 1
