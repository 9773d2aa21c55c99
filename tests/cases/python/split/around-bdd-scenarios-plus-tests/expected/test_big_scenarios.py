"""Big scenarios tests

Only the scenarios tests: 1 of 13.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- scenarios('features/cart.feature')
"""

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("features/cart.feature")


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
