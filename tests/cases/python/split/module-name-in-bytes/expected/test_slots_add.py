"""Slots add tests.

Tests for add only.
Note: Split from test_slots.py, as it was over the limit of 2 tests.
"""


class Point:
    x = 1


def test_add_one():
    assert Point().x + 1 == 2


def test_add_two():
    assert Point().x + 2 == 3
