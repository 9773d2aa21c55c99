"""Stores get tests.

Tests for get only.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""


def test_get_nothing(store):
    assert store.get("n") is None


def test_get_default(store):
    assert store.get("n", 1) == 1
