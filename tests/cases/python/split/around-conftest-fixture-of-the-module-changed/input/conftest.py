import pytest


@pytest.fixture(scope="module")
def store():
    return []


@pytest.fixture(scope="class")
def rows():
    return []


@pytest.fixture
def table(store):
    return store
