"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import handles, price


@handles("b")
def on_b():
    return 2


def test_price():
    assert price(1) == 2


def test_price_cached():
    assert price.cache_info().misses == 1
