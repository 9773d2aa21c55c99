"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

if sys.version_info:
    try:
        from shop.hours import OPEN
        from shop.prices import PRICE
    except ImportError:
        pass

try:
    import shop.hours as hours
except ImportError:
    pass


def test_add_one():
    assert PRICE


def test_add_two():
    assert OPEN
    assert hours
