"""Big cart tests.

Tests for cart only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_cart_add():
    assert True


def test_cart_drop():
    assert True


def test_cart_sum():
    assert True


def test_cart_show():
    assert True
