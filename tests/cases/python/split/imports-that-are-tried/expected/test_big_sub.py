"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

if sys.version_info:
    try:
        from shop.hours import SHUT
    except ImportError:
        pass

try:
    from shop import SHOP
    from shop.later import LATER
except ImportError:
    SHOP = LATER = 2


def test_sub_one():
    assert LATER > SHUT


def test_sub_two():
    assert SHOP == 2
