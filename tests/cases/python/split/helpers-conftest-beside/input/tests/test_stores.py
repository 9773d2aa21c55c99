"""Stores."""

import json

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
def environment(monkeypatch, folder):
    monkeypatch.setenv("STORE", str(folder))


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / ROOT
    path.mkdir()
    return path


@pytest.fixture
def store(folder):
    return Store(folder)


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


def test_get_nothing(store, user):
    with pytest.raises(OSError):
        store.get(user)


def test_get_kind(store, title):
    assert type(store) is Store and title


def test_get_full(store):
    store.put("a", 1)
    assert store.get("a") == 1
