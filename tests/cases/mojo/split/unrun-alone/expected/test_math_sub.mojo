"""Math sub tests.

Only the sub tests: 2 of 5.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 1)


def main() raises:
    test_sub_one()
    test_sub_two()
