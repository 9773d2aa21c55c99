"""Big features tests.

Tests for features only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from pytest_bdd import given, scenarios


@given("a cart", target_fixture="cart")
def _cart():
    return {}


scenarios("features/one.feature")
scenarios("features")
