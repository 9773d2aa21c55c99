"""Shapes point tests.

Tests for point only.
Note: Split from test_shapes.mojo, as it was over the limit of 2 tests.

Tests of shapes.
"""

from testing import assert_equal

alias Pair = Tuple[
    Int, Int
]


@fieldwise_init
struct Point[dtype: DType = DType.int64](Copyable, Movable):
    var x: Scalar[Self.dtype]


fn test_point_x() raises:
    var point = Point[DType.int64](3)
    assert_equal(point.x, 3)
    print("test_point_x", point.x)


fn test_point_pair() raises:
    var pair = Pair(1, 2)
    assert_equal(pair[0] + pair[1], 3)
    print("test_point_pair", pair[1])


fn main() raises:
    test_point_x()
    test_point_pair()
