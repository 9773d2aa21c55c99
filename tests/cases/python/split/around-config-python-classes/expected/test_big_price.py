"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
