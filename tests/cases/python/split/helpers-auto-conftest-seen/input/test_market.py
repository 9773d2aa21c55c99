import pytest


@pytest.fixture
def shop():
    return 1


def test_market(shop):
    assert shop == 1
