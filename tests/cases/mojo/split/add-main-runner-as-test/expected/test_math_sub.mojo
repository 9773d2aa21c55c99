"""Math sub tests.

Only the sub tests: 1 of 3.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_all() raises:
    test_sub_one()
    print("test_all")


def main() raises:
    test_all()
