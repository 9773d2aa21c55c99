"""Big one tests

Only the one tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_one
"""


def test_one(snapshot):
    assert 1 == snapshot
    assert 11 == snapshot
