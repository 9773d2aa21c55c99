"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal

comptime ALL = 2  # keep in step with main()
comptime WIDTH: Int = 4



def test_add_one() raises:
    assert_equal(1 + 0, 1)


def test_add_two() raises:
    assert_equal(1 + 1, 2)


def main() raises:
    var passed = 0
    test_add_one()
    passed += 1
    test_add_two()
    passed += 1

    print("Ran", ALL, "tests on", WIDTH, "lanes")
    if passed != ALL:
        raise Error("not all tests ran")
