"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import on_b  # noqa: F401
from helpers import price


def test_price():
    assert price(1) == 2


def test_price_cached():
    assert price.cache_info().misses == 1
