"""Big blue and other tests.

Tests for blue, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True
