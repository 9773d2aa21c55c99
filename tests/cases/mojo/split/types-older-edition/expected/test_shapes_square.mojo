"""Shapes square tests.

Tests for square only.
Note: Split from test_shapes.mojo, as it was over the limit of 2 tests.

Tests of shapes.
"""

from testing import assert_equal

comptime SIDE = 2


trait Named:
    """What has a name."""

    fn name(self) -> String:
        ...


trait Sized2(Named):
    comptime SIDES: Int

    fn area(self) -> Int:
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

    fn name(self) -> String:
        """fn test_in_docstring(): pass."""
        return "square"

    @always_inline
    fn area(self) -> Int:
        return self.side * self.side


__extension Square:
    fn doubled(self) -> Int:
        return self.area() * 2


@always_inline("nodebug")
fn sides[T: Sized2](of: T) -> Int:
    return T.SIDES


fn test_square_area() raises:
    var area = Square(SIDE).area()
    assert_equal(area, 4)
    print("test_square_area", area)


fn test_square_doubled() raises:
    var square = Square(SIDE)
    assert_equal(square.doubled(), 8)
    print("test_square_doubled", square.name(), sides(square))


fn main() raises:
    test_square_area()
    test_square_doubled()
