import pytest

SIZES = [1]


@pytest.mark.parametrize("size", SIZES)
def test_first_a(size): assert size == 1


def test_first_b(): ...


SIZES = SIZES + [2]


@pytest.mark.parametrize("size", SIZES)
def test_second_a(size): assert size in (1, 2)


def test_second_b(): ...
