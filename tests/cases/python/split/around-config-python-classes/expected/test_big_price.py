"""Big price tests

Only the price tests: 4 of 17.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_price_a
- test_price_b
- test_price_c
- test_price_d
"""

import pytest


def test_price_a():
    assert True


def test_price_b():
    assert True


def test_price_c():
    assert True


def test_price_d():
    assert True
