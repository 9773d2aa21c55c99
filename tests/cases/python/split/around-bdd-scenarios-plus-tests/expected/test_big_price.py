"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest
from pytest_bdd import given, parsers, then, when


@pytest.fixture
def box():
    return {}


@given(parsers.parse("a cart with {n:d} items"), target_fixture="cart")
def _cart(n, box):
    box["n"] = n
    return box


@when(parsers.parse("I add {n:d} items"))
def _add(cart, n):
    cart["n"] += n


@then(parsers.parse("the cart has {n:d} items"))
def _has(cart, n):
    assert cart["n"] == n


def test_price_a():
    assert True


def test_price_b():
    assert True


def test_price_c():
    assert True


def test_price_d():
    assert True
