"""Big price tests

Only the price tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_price_a
- test_price_b
- test_price_c
- test_price_d
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
