"""Shop buy tests.

Tests for buy only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.

What is sold.
"""


def test_buy_first(shop):
    assert (shop / "pear").read_text() == "0", "buy first"


def test_buy_last(shop):
    assert (shop / "pear").read_text() == "0", "buy last"
