"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import contextlib
import warnings

try:  # it is not there everywhere
    import shop

    shop.SHOP = 2

    # opening hours
    from shop.hours import OPEN
    from shop.prices import PRICE

    HAS_SHOP = True
except ImportError:
    HAS_SHOP = False

with contextlib.suppress(ImportError):
    import shop.hours as hours

with warnings.catch_warnings():
    warnings.simplefilter("ignore")


def test_add_one():
    assert HAS_SHOP
    assert PRICE


def test_add_two():
    assert OPEN == shop.hours.OPEN
    assert hours
