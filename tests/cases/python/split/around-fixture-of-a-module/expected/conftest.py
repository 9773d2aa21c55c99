import pytest


@pytest.fixture(scope="module")
def engine():
    return []


@pytest.fixture
def session(engine):
    return engine


@pytest.fixture(scope="module")
def for_one():
    return 1


@pytest.fixture(scope="session")
def for_the_run():
    return 1
