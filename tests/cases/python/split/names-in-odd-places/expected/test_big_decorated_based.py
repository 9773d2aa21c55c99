"""Big decorated and based tests.

Tests for decorated and based only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import functools
import math as m

import pytest

SIZES = [1, 2]
WIDTH = 3


class Parent: ...


class Pattern(Parent):
    __match_args__ = ("x",)

    def __init__(self, x): self.x = x


def twice(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        f(*args, **kwargs)
        f(*args, **kwargs)

    return inner


@pytest.mark.parametrize("size", [n for n in SIZES if n < WIDTH])
@twice
def test_a_decorated(size, default=m.pi): assert size and default == m.pi


def test_a_based():
    class Child(Pattern, metaclass=type): ...

    assert [Child(n).x for n in SIZES] == SIZES
