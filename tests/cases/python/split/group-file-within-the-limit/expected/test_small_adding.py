"""Small adding tests.

Tests for adding.
Note: Split from test_small.py.
"""


def test_add():
    assert 1 + 1 == 2
