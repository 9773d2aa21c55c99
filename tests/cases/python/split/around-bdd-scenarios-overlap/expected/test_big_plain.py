"""Big plain tests.

Tests for plain only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from pytest_bdd import given


@given("a cart", target_fixture="cart")
def _cart():
    return {}


def test_plain():
    assert True
