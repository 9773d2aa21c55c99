"""Slow first tests.

Tests for first, among others.
Note: Split from test_slow.py, as it was over the limit of 2 seconds.
"""


def test_first_of_two():
    assert 2


def test_second_of_two():
    test_first_of_two()
