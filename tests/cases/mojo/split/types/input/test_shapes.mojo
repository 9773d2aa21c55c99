"""Tests of shapes."""

from std.testing import assert_equal

comptime SIDE = 2
comptime Pair = Tuple[
    Int, Int
]


trait Named:
    """What has a name."""

    def name(self) -> String:
        ...


trait Sized2(Named):
    comptime SIDES: Int

    def area(self) -> Int:
        ...


@fieldwise_init
struct Square(
    Copyable,
    Movable,
    Sized2,
):
    """A square.

    struct Circle: is no struct here.
    """

    comptime SIDES = 4

    var side: Int

    def name(self) -> String:
        """def test_in_docstring(): pass."""
        return "square"

    @always_inline
    def area(self) -> Int:
        return self.side * self.side


__extension Square:
    def doubled(self) -> Int:
        return self.area() * 2


@fieldwise_init
struct Point[dtype: DType = DType.int64](Copyable, Movable):
    var x: Scalar[Self.dtype]


@always_inline("nodebug")
def sides[T: Sized2](of: T) -> Int:
    return T.SIDES


def test_square_area() raises:
    var area = Square(SIDE).area()
    assert_equal(area, 4)
    print("test_square_area", area)


def test_square_doubled() raises:
    var square = Square(SIDE)
    assert_equal(square.doubled(), 8)
    print("test_square_doubled", square.name(), sides(square))


def test_point_x() raises:
    var point = Point[DType.int64](3)
    assert_equal(point.x, 3)
    print("test_point_x", point.x)


def test_point_pair() raises:
    var pair = Pair(1, 2)
    assert_equal(pair[0] + pair[1], 3)
    print("test_point_pair", pair[1])


def main() raises:
    test_square_area()
    test_square_doubled()
    test_point_x()
    test_point_pair()
