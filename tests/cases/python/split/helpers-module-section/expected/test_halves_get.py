"""Halves get tests.

Tests for get only.
Note: Split from test_halves.py, as it was over the limit of 2 tests.
"""

from halves_helpers import Half

#########################
# Numbers and their tests


def test_get_one():
    assert Half(1) == 1


def test_get_two():
    assert Half(2) == 2
