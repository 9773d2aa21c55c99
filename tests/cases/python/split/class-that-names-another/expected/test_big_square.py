"""Big square tests.

Tests for square only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import Corner
from shapes import Shape


class Square(Shape):
    parts = ("Corner", "Corner")
    size = 9


def test_square_size():
    assert Square().size == 9


def test_square_sizes():
    assert Square().sizes() == [1, 1]
