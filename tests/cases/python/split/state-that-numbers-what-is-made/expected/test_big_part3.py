"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

from factories import Orders


def test_order():
    assert Orders.build()["key"] == 0


def test_paid():
    assert Orders.build()["paid"] is False


def test_order_on():
    order = Orders.build()
    assert order["key"] == 2
