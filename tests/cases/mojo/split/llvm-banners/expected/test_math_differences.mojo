"""Math differences tests.

Tests for differences.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
