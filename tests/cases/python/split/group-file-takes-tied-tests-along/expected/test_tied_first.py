"""Tied first tests.

Tests for first.
Note: Split from test_tied.py.
"""


def test_one():
    assert 1


def test_two():
    test_one()
