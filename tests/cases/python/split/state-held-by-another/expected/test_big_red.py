"""Big red tests.

Tests for red, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

ROWS = []
TABLE = {"rows": ROWS}


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_red_table():
    TABLE["rows"].append(1)


def test_blue_table():
    assert ROWS == [1]
