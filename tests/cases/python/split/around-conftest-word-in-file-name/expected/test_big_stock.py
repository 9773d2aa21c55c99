"""Big stock tests.

Tests for stock only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_stock_add():
    assert True


def test_stock_drop():
    assert True


def test_stock_sum():
    assert True


def test_stock_show():
    assert True
