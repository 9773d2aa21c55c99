"""Stores put tests.

Tests for put only.
Note: Split from test_stores.py, as it was over the limit of 3 tests.

Stores.
"""

import os

import pytest

from .stores_helpers import Store


@pytest.fixture
def user():
    return "mine"


@pytest.fixture
def values():
    return [1, 2]


def test_put_number(store, user):
    store.put("n", 1)
    assert store.get("n") == 1 and user == "mine"


def test_put_kind(store):
    assert isinstance(store, Store)


@pytest.mark.parametrize("value", values.__name__)
def test_put_letter(store, value):
    store.put("n", value)
    assert os.environ["STORE"] == "1"
