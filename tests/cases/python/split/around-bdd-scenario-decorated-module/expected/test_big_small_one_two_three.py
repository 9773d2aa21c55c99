"""Big small one, two and three tests.

Tests for small one, two and three only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest
from pytest_bdd import given, parsers, scenario, then, when

@scenario("features/cart.feature", "Case one")
def test_small_one():
    """Case one."""


@scenario("features/cart.feature", "Case two")
def test_small_two():
    """Case two."""


@scenario("features/cart.feature", "Case three")
def test_small_three():
    """Case three."""


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
