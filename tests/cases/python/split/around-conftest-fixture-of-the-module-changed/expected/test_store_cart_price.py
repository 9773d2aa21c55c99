"""Store cart and price tests.

Tests for cart and price only.
Note: Split from test_store.py, as it was over the limit of 3 tests.
"""


def test_cart_add(store):
    store.append("cart")
    assert len(store) == 1


def test_cart_more(store):
    store.append("cart")
    assert len(store) == 2


def test_price_sum(store):
    assert store.count("cart") == 2


def test_price_many(table):
    assert len(table) == 2
