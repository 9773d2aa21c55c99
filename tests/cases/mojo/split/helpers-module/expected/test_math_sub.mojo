"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.

Sums and differences.
"""

from std.math import sqrt
from std.testing import assert_equal, assert_true
from math_helpers import SIZE, Point, twice

# ===== Helpers =====


def root(x: Float64) -> Float64:
    return sqrt(x)


# ===== Tests =====


def test_sub_one() raises:
    assert_equal(twice(Point(SIZE)), 8)


def test_sub_two() raises:
    assert_true(root(4.0) == 2.0)


def main() raises:
    test_sub_one()
    test_sub_two()
