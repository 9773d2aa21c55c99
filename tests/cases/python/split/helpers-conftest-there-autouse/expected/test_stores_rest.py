"""Stores other tests.

Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

import os

import pytest


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setenv("QUIET", "1")


def test_put_number(store):
    store["n"] = 1
    assert store == {"n": 1, "of": "outer"}


def test_get_default(store):
    assert store.get("n", 1) == 1 and os.sep
