"""Halves put tests.

Tests for put only.
Note: Split from test_halves.py, as it was over the limit of 2 tests.
"""

from halves_helpers import Half

#########################
# Numbers and their tests


def test_put_one():
    assert Half(1) + 1 == 2


def test_put_two():
    assert Half(2) + 1.5 == 3
