"""Big large ten, eleven and twelve tests.

Tests for large ten, eleven and twelve only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest
from pytest_bdd import given, parsers, scenario, then, when


@scenario("features/cart.feature", "Case ten")
def test_large_ten():
    """Case ten."""


@scenario("features/cart.feature", "Case eleven")
def test_large_eleven():
    """Case eleven."""


@scenario("features/cart.feature", "Case twelve")
def test_large_twelve():
    """Case twelve."""


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
