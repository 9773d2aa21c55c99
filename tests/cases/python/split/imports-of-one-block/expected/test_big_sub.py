"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import shop
from shop.prices import PRICE

# Subtraction
# ===========


def test_sub_one():
    assert shop.SHOP


def test_sub_two():
    assert PRICE
