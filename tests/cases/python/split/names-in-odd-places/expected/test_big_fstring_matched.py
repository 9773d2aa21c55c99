"""Big fstring and matched tests.

Tests for fstring and matched only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import string
import textwrap
from collections import namedtuple as tup

WIDTH = 3
Point = tup("Point", "x y")


class Parent: ...


class Pattern(Parent):
    __match_args__ = ("x",)

    def __init__(self, x): self.x = x


def test_b_fstring(): assert f"{string.digits[0]:>{WIDTH}} {textwrap.dedent('x')!r}" == "  0 'x'"


def test_b_matched():
    match Pattern(Point(1, 2)):
        case Pattern(Point(x, y)):
            assert (x, y) == (1, 2)
