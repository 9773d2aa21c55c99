"""Big small four, five and six tests.

Tests for small four, five and six only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from pytest_bdd import given, parsers, scenario, then, when


@scenario("../features/cart.feature", "Case four")
def test_small_four():
    """Case four."""


@scenario("../features/cart.feature", "Case five")
def test_small_five():
    """Case five."""


@scenario("../features/cart.feature", "Case six")
def test_small_six():
    """Case six."""


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
