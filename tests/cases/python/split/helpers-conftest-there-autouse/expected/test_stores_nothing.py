"""Stores nothing tests.

Tests for nothing only.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("QUIET", "1")


@pytest.fixture
def title(user):
    return user.title()


def test_put_nothing(store, title):
    assert len(store) == 1


def test_get_nothing(store, title):
    assert store.get("n") is None
