"""Sums and differences."""

from std.math import sqrt
from std.testing import assert_equal, assert_true

# ===== Helpers =====

comptime SIZE = 4


struct Point:
    var x: Int

    def __init__(out self, x: Int):
        self.x = x


def twice(point: Point) -> Int:
    return point.x * 2


def root(x: Float64) -> Float64:
    return sqrt(x)


def only_here() -> Int:
    return SIZE


# ===== Tests =====


def test_add_one() raises:
    assert_equal(twice(Point(1)), 2)


def test_add_two() raises:
    assert_equal(only_here(), SIZE)


def test_sub_one() raises:
    assert_equal(twice(Point(SIZE)), 8)


def test_sub_two() raises:
    assert_true(root(4.0) == 2.0)


def main() raises:
    test_add_one()
    test_add_two()
    test_sub_one()
    test_sub_two()
