import pytest


@pytest.fixture
def one():
    return 1


def test_add(one):
    assert one + 1 == 2


def test_sub(one):
    assert one - 1 == 0
