"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

# Shops may be closed.
from shop.hours import OPEN
from shop.prices import PRICE


def test_add_one():
    assert PRICE


def test_add_two():
    assert OPEN
