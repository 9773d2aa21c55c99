"""Shop price tests.

Tests for price only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.

What is sold.
"""


def test_price_first(shop):
    assert (shop / "pear").read_text() == "0", "price first"


def test_price_last(shop):
    assert (shop / "pear").read_text() == "0", "price last"
