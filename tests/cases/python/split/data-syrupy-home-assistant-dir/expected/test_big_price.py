"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
