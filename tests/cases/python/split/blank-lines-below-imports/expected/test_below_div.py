"""Below div tests.

Tests for div only.
Note: Split from test_below.py, as it was over the limit of 2 tests.
"""

import sys


def half(number):
    return number / 2


# of subtractions


def test_div_one():
    assert half(2) == 1


def test_div_two():
    assert sys.path
