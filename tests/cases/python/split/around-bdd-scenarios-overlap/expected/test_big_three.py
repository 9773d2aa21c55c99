"""Big three tests

Only the three tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- scenarios('other/three.feature')
"""

from pytest_bdd import given, scenarios


@given("a cart", target_fixture="cart")
def _cart():
    return {}


scenarios("other/three.feature")
