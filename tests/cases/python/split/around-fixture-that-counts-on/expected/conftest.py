import itertools

import pytest


@pytest.fixture(scope="session")
def numbers():
    return itertools.count()
