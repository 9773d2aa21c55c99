"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.

Sums and differences.
"""

from std.testing import assert_equal
from math_helpers import SIZE, Point, twice

# ===== Helpers =====


def only_here() -> Int:
    return SIZE


# ===== Tests =====


def test_add_one() raises:
    assert_equal(twice(Point(1)), 2)


def test_add_two() raises:
    assert_equal(only_here(), SIZE)


def main() raises:
    test_add_one()
    test_add_two()
