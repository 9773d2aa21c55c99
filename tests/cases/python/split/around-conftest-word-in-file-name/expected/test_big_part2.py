"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_price_add():
    assert True


def test_price_drop():
    assert True


def test_price_sum():
    assert True


def test_price_show():
    assert True
