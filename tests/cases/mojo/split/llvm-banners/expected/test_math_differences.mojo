"""Math differences tests.

Only the differences tests: 1 of 3.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_two_less_one
"""

from std.testing import assert_equal


# ===--------------------------------------------------------------------===#
# Differences
# ===--------------------------------------------------------------------===#


def test_two_less_one() raises:
    assert_equal(2 - 1, 1)


# def test_one_less_two() raises:
#     assert_equal(1 - 2, 1)

#     assert_equal(2 - 2, 0)

# Runs everything.
def main() raises:
    test_two_less_one()
