import dataclasses
import functools
import math as m
import string
import textwrap
from collections import namedtuple as tup

import pytest

SIZES = [1, 2]
WIDTH = 3
Point = tup("Point", "x y")


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


def test_b_fstring(): assert f"{string.digits[0]:>{WIDTH}} {textwrap.dedent('x')!r}" == "  0 'x'"


def test_b_matched():
    match Pattern(Point(1, 2)):
        case Pattern(Point(x, y)):
            assert (x, y) == (1, 2)


def test_c_nonlocal():
    count = 0

    def step():
        nonlocal count
        count += len(SIZES)

    step()
    assert count == 2


def test_c_walrus(): assert [total := 0, total := total + WIDTH][1] == 3 and dataclasses
