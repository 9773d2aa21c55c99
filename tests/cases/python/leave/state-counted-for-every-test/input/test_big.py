import pytest

CALLS = []


@pytest.fixture(autouse=True)
def counted():
    CALLS.append(1)


def test_sum():
    assert 1 + 1 == 2


def test_two():
    assert len(CALLS) == 2


def test_difference():
    assert 2 - 1 == 1
