"""Big plain tests

Only the plain tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_plain
"""

from pytest_bdd import given


@given("a cart", target_fixture="cart")
def _cart():
    return {}


def test_plain():
    assert True
