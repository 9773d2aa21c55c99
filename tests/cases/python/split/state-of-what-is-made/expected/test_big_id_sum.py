"""Big id and sum tests.

Tests for id and sum only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import itertools


def summing():
    total = 0

    def add(number):
        nonlocal total
        total += number
        return total

    return add


add = summing()
next_id = itertools.count().__next__


def test_red_sum():
    assert add(2) == 2


def test_blue_sum():
    assert add(3) == 5


def test_red_id():
    assert next_id() == 0


def test_green_id():
    assert next_id() == 1
