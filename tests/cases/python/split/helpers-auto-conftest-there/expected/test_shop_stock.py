"""Shop stock tests.

Tests for stock only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.

What is sold.
"""


def test_stock_first(shop):
    assert (shop / "pear").read_text() == "0", "stock first"


def test_stock_last(shop):
    assert (shop / "pear").read_text() == "0", "stock last"
