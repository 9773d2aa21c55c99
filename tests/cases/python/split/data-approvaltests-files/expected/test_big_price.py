"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from approvaltests import verify


def test_price_a():
    verify("price_a")


def test_price_b():
    verify("price_b")


def test_price_c():
    verify("price_c")


def test_price_d():
    verify("price_d")
