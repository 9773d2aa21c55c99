import pytest


@pytest.fixture
def ledger():
    return {"open": 1}
