"""Big red tests.

Tests for red only.
Note: Split from test_big.py, as it was over the limit of 5 tests.

Big.

>>> floor(2.5)
2
"""

from math import floor  # noqa: F401

from big_helpers import helper


def test_red_0():
    assert helper(1) == 2


def test_red_1():
    assert helper(1) == 2


def test_red_2():
    assert helper(1) == 2


def test_red_3():
    assert helper(1) == 2
