"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

LIMIT = 3


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True
