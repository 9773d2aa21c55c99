"""Tied second tests.

Tests for second.
Note: Split from test_tied.py.
"""


def test_three():
    assert 3
