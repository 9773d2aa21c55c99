"""Big feature tests

Only the feature tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- scenarios('features/one.feature')
- scenarios('features')
"""

from pytest_bdd import given, scenarios


@given("a cart", target_fixture="cart")
def _cart():
    return {}


scenarios("features/one.feature")
scenarios("features")
