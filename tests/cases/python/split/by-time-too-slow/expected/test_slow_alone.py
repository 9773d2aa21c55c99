"""Slow alone tests.

Tests for alone only.
Note: Split from test_slow.py, as it was over the limit of 2 seconds.
"""


def test_alone():
    assert 1
