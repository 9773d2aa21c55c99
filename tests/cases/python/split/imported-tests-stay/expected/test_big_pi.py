# Licence of the comments at the top

"""Big pi tests.

Tests for pi only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

from math import pi

from big_helpers import parse


def deep(text):
    return parse(parse(text))


def test_pi_rounded():
    assert round(pi, 2) == 3.14


def test_pi_twice():
    assert pi * 2 > 6


def test_pi_deep():
    assert deep('"3"') < pi
