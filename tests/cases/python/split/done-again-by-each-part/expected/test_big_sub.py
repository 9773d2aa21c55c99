"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os
import tempfile

import shop

os.environ["SHOP_PLACE"] = tempfile.gettempdir()
os.environ["SHOP_KIND"] = "lamps"
shop.open_since = lambda: 1950


def test_sub_one():
    assert shop.open_since() > 1905


def test_sub_two():
    assert os.environ["SHOP_PLACE"]
