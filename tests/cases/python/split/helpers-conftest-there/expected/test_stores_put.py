"""Stores put tests.

Tests for put only.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""


def test_put_number(store):
    store["n"] = 1
    assert store == {"n": 1}


def test_put_nothing(store):
    assert not store
