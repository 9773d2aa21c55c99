"""Tied first tests

Only the first tests: 2 of 3.

Note: Split from test_tied.py.

Tests in this file:
- test_one
- test_two
"""


def test_one():
    assert 1


def test_two():
    test_one()
