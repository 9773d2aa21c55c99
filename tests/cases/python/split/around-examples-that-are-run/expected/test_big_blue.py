"""Big blue tests.

Tests for blue only.
Note: Split from test_big.py, as it was over the limit of 5 tests.

Big.

>>> floor(2.5)
2
"""

from math import floor  # noqa: F401

from big_helpers import helper


def test_blue_0():
    assert helper(1) == 2


def test_blue_1():
    assert helper(1) == 2


def test_blue_2():
    assert helper(1) == 2


def test_blue_3():
    assert helper(1) == 2
