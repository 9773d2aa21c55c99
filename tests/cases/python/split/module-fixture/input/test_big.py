import pytest


@pytest.fixture(scope="module")
def table():
    return {"one": 1, "two": 2}


def test_one(table):
    assert table["one"] == 1


def test_two(table):
    assert table["two"] == 2
