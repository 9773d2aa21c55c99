"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal, assert_true

comptime ALL = 2  # keep in step with main()
comptime WIDTH: Int = 4


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    var passed = 0
    test_sub_one()
    passed += 1
    test_sub_two()
    passed += 1

    print("Ran", ALL, "tests on", WIDTH, "lanes")
    if passed != ALL:
        raise Error("not all tests ran")
