"""Stores."""

import json
import os

import pytest

ROOT = "rows"


class Store:
    def __init__(self, path):
        self.path = path

    def put(self, key, value):
        (self.path / key).write_text(json.dumps(value))

    def get(self, key):
        return json.loads((self.path / key).read_text())


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv("STORE", "1")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / ROOT
    path.mkdir()
    return path


@pytest.fixture
def store(folder):
    return Store(folder)


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


def test_put_number(store, user):
    store.put("n", 1)
    assert store.get("n") == 1 and user == "mine"


def test_put_kind(store):
    assert isinstance(store, Store)


@pytest.mark.parametrize("value", values.__name__)
def test_put_letter(store, value):
    store.put("n", value)
    assert os.environ["STORE"] == "1"


def test_get_full(full, user):
    assert full.get("a") == 1 and user == "mine"


def test_get_kind(full, values):
    assert type(full) is Store and values == [1, 2]


@pytest.mark.usefixtures("store")
def test_get_nothing(full):
    with pytest.raises(OSError):
        full.get("b")
