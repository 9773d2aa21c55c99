# Licence of the comments at the top

"""Big floor tests.

Tests for floor only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

from math import floor

from big_helpers import parse


def deep(text):
    return parse(parse(text))


def test_floor_down():
    assert floor(1.5) == 1


def test_floor_of_parsed():
    assert floor(parse("1.5")) == 1


def test_floor_of_deep():
    assert floor(deep('"1.5"')) == 1
