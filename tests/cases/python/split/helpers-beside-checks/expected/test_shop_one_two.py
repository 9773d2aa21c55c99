"""Shop one and two tests.

Tests for one and two only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.
"""

from shop_helpers import LIMIT, Shop, Till

assert LIMIT > 2
assert Till.take is not LIMIT

assert Shop, "there is none"


def test_both_one():
    assert not Shop(Till()).takings()


def test_both_two():
    assert not Till().total
