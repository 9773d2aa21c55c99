"""Big red tests.

Tests for red only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from big_helpers import Square


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_red_square():
    assert Square()
