"""Big green tests.

Tests for green only.
Note: Split from test_big.py, as it was over the limit of 5 tests.

Big.

>>> 1 + 1
2
"""

from big_helpers import helper


def test_green_0():
    assert helper(1) == 2


def test_green_1():
    assert helper(1) == 2


def test_green_2():
    assert helper(1) == 2


def test_green_3():
    assert helper(1) == 2
