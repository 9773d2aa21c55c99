"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from shop.cart import tagged
from shop.red import Red


def test_sub_one():
    assert tagged("Red") == "Red"


def test_sub_two():
    assert tagged
