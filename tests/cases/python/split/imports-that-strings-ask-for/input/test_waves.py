from math import (
    cos,
    pi,
    sin,
    tan,
)

import pytest


@pytest.mark.parametrize("name", ["sin", "tan"])
def test_zero_of(name):
    assert eval(name)(0) == 0


def test_zero_of_none():
    assert pi


def test_one_cos():
    assert cos(0) == 1


def test_one_sin():
    assert round(sin(pi / 2)) == 1


def test_half_tan():
    assert round(tan(pi / 4)) == 1


def test_half_cos():
    assert abs(cos(pi / 2)) < 1
