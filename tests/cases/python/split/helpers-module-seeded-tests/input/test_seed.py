import random

import pytest

random.seed(7)

NUMBERS = [random.random() for _ in range(5)]


@pytest.mark.parametrize("more", [random.random()])
def test_first_more(more):
    assert more not in NUMBERS


def test_first_number():
    assert NUMBERS[0] == pytest.approx(0.32383276)


OTHERS = [random.random() for _ in range(5)]


def test_others_number():
    assert NUMBERS[1] == pytest.approx(0.15084917)


def test_others_none():
    assert OTHERS and NUMBERS
