import types

import pytest


@pytest.fixture(scope="session")
def context():
    return types.SimpleNamespace(strict=False)
