"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import shop
import shop.prices as p  # noqa: F401
from shop.rates import RATE  # noqa: F401


def test_mul_one():
    assert shop.prices.LOWEST == 2


def test_mul_two():
    assert shop.prices
