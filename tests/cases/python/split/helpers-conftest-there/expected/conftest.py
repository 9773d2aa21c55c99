import pytest


@pytest.fixture
def user():
    return "outer"


@pytest.fixture
def store():
    return {}
