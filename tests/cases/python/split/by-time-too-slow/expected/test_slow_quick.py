"""Slow quick tests

Only the quick tests: 1 of 4.

Note: Split from test_slow.py to stay within the limit of 2 seconds.

Tests in this file:
- test_quick
"""


def test_quick():
    assert 3
