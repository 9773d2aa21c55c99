import pytest


@pytest.fixture
def doubled(request):
    return request.param * 2


@pytest.mark.parametrize("doubled", [1, 2], indirect=True)
def test_a_one(doubled): assert doubled in (2, 4)


@pytest.mark.parametrize("doubled, n", [(1, 2)], indirect=["doubled"])
def test_a_two(doubled, n): assert doubled == n


def test_b_one(): ...


def test_b_two(): ...
