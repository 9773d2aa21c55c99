"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two

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
