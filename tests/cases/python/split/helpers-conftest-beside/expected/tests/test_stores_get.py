"""Stores get tests.

Tests for get only.
Note: Split from test_stores.py, as it was over the limit of 3 tests.

Stores.
"""

import pytest
from stores_helpers import Store


@pytest.fixture(autouse=True)
def environment(monkeypatch, folder):
    monkeypatch.setenv("STORE", str(folder))


@pytest.fixture
def user():
    return "mine"


@pytest.fixture
def title(request):
    return request.module.__name__


def test_get_nothing(store, user):
    with pytest.raises(OSError):
        store.get(user)


def test_get_kind(store, title):
    assert type(store) is Store and title


def test_get_full(store):
    store.put("a", 1)
    assert store.get("a") == 1
