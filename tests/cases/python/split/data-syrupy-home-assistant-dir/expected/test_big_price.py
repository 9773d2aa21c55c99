"""Big price tests

Only the price tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_price_a
- test_price_b
- test_price_c
- test_price_d
"""

import pytest


def test_price_a(snapshot):
    assert {"k": "price_a"} == snapshot


def test_price_b(snapshot):
    assert {"k": "price_b"} == snapshot


def test_price_c(snapshot):
    assert {"k": "price_c"} == snapshot


def test_price_d(snapshot):
    assert {"k": "price_d"} == snapshot
