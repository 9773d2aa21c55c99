"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from copy import copy
from math import pi, tau


def test_sub_one():
    assert copy([1]) == [1]


def test_sub_two():
    assert tau == 2 * pi
