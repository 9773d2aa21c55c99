"""Tied second tests

Only the second tests: 1 of 3.

Note: Split from test_tied.py.

Tests in this file:
- test_three
"""


def test_three():
    assert 3
