"""Slow quick tests.

Tests for quick only.
Note: Split from test_slow.py, as it was over the limit of 2 seconds.
"""


def test_quick():
    assert 3
