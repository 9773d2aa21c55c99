"""Slow alone tests

Only the alone tests: 1 of 4.

Note: Split from test_slow.py to stay within the limit of 2 seconds.

Tests in this file:
- test_alone
"""


def test_alone():
    assert 1
