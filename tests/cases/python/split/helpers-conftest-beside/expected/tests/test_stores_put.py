"""Stores put tests.

Tests for put only.
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


def test_put_number(store, user):
    store.put("n", 1)
    assert store.get("n") == 1 and user == "mine"


def test_put_kind(store, title):
    assert isinstance(store, Store) and title


@pytest.mark.parametrize("value", "ab")
def test_put_letter(store, value):
    store.put("n", value)
