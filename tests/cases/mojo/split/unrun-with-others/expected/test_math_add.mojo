"""Math add tests.

Only the add tests: 3 of 5.

Note: Split from test_math.mojo to stay within the limit of 3 tests.

Tests in this file:
- test_add_one
- test_add_two
- test_mul_one
"""

from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def test_mul_one() raises:
    assert_equal(1 * 1, 2)


def main() raises:
    test_add_one()
    test_add_two()
    # FIXME: test_mul_one() fails
