import pytest

opened = []


@pytest.fixture
def ledger():
    opened[:] = [1]
    return {"open": 1}
