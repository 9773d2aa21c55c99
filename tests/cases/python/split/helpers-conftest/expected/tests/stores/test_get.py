"""Stores get tests.

Tests for get only.
Note: Split from test_stores.py, as it was over the limit of 3 tests.

Stores.
"""

import pytest

from .stores_helpers import Store


@pytest.fixture(name="full")
def _full(store):
    store.put("a", 1)
    return store


@pytest.fixture
def user():
    return "mine"


@pytest.fixture
def values():
    return [1, 2]


def test_get_full(full, user):
    assert full.get("a") == 1 and user == "mine"


def test_get_kind(full, values):
    assert type(full) is Store and values == [1, 2]


@pytest.mark.usefixtures("store")
def test_get_nothing(full):
    with pytest.raises(OSError):
        full.get("b")
