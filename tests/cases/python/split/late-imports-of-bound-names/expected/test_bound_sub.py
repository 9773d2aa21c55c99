"""Bound sub tests.

Tests for sub only.
Note: Split from test_bound.py, as it was over the limit of 2 tests.
"""

from os import path
from string import ascii_letters, digits

digits = [int(digit) for digit in digits]


def test_sub_one():
    assert path and digits[2] == 2


def test_sub_two():
    assert ascii_letters and digits
