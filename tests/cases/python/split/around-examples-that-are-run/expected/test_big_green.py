"""Big green tests.

Tests for green only.
Note: Split from test_big.py, as it was over the limit of 5 tests.

Big.

>>> floor(2.5)
2
"""

from math import ceil, floor

from big_helpers import helper


def test_green_0():
    assert floor(1.5) == 1 < ceil(1.5)


def test_green_1():
    assert helper(1) == 2


def test_green_2():
    assert helper(1) == 2


def test_green_3():
    assert helper(1) == 2
