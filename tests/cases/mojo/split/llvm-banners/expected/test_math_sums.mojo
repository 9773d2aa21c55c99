"""Math sums tests.

Only the sums tests: 2 of 3.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_one_and_one
- test_one_and_two
"""

from std.testing import assert_equal

# ===----------------------------------------------------------------------=== #
# Sums
# ===----------------------------------------------------------------------=== #


def test_one_and_one() raises:
    assert_equal(1 + 1, 2)


def test_one_and_two() raises:
    assert_equal(1 + 2, 3)


# Runs everything.
def main() raises:
    test_one_and_one()
    test_one_and_two()
