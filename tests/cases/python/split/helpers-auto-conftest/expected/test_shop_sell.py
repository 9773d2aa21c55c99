"""Shop sell tests.

Tests for sell only.
Note: Split from test_shop.py, as it was over the limit of 2 tests.

What is sold.
"""


def test_sell_first(shop):
    assert (shop / "pear").read_text() == "0", "sell first"


def test_sell_last(shop):
    assert (shop / "pear").read_text() == "0", "sell last"
