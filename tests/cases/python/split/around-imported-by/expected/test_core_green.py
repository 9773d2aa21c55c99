"""Core green tests.

Tests for green only.
Note: Split from test_core.py, as it was over the limit of 5 tests.
"""


def make(x):
    return x


def test_green_0():
    assert make(0) == 0


def test_green_1():
    assert make(1) == 1


def test_green_2():
    assert make(2) == 2


def test_green_3():
    assert make(3) == 3


def test_green_4():
    assert make(4) == 4
