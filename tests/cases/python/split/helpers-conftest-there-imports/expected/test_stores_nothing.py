"""Stores nothing tests.

Tests for nothing only.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""


def test_put_nothing(store):
    assert len(store) == 1


def test_get_nothing(store):
    assert store.get("n") is None
