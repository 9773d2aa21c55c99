"""Big price and other tests.

Tests for price, among others.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


def test_price_sum():
    assert 1 + 1 == 2


def test_price_zero():
    assert not 0


def test_order_sorted():
    assert sorted("ab") == ["a", "b"]
