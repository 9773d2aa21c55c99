import pytest


@pytest.fixture
def store():
    return {}


def test_put_number(store):
    store["n"] = 1
    assert store == {"n": 1}


def test_put_nothing(store):
    assert not store


def test_get_nothing(store):
    assert store.get("n") is None


def test_get_default(store):
    assert store.get("n", 1) == 1
