"""Big large seven, eight and nine tests.

Tests for large seven, eight and nine only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from pytest_bdd import given, parsers, scenario, then, when


@scenario("../features/cart.feature", "Case seven")
def test_large_seven():
    """Case seven."""


@scenario("../features/cart.feature", "Case eight")
def test_large_eight():
    """Case eight."""


@scenario("../features/cart.feature", "Case nine")
def test_large_nine():
    """Case nine."""


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
