"""Shop empty and full tests.

Tests for empty and full only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.
"""

from shop_helpers import LIMIT, Shop, Till

assert LIMIT > 2
assert Till.take is not LIMIT

assert Shop, "there is none"


def test_shop_empty():
    assert Shop().takings() == 0


def test_shop_full():
    till = Till()
    till.take(1)
    assert Shop(till, Till()).takings() == 1
