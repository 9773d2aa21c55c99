"""Shop till tests.

Tests for till only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.
"""

from shop_helpers import LIMIT, Shop, Till

assert LIMIT > 2
assert Till.take is not LIMIT

assert Shop, "there is none"


def test_till_takes():
    till = Till()
    till.take(2)
    assert till.total == 2


def test_till_limit():
    till = Till()
    till.take(5)
    assert till.total == LIMIT
