"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal

comptime `comptime` = 3


def `odd name`() -> Int:
    return `comptime`


def test_with_argument(n: Int) raises:
    assert_equal(n, n)
    print("test_with_argument", n)


def test_add_backtick() raises:
    assert_equal(`odd name`(), 3)
    test_with_argument(1)
    print("test_add_backtick")


def `test_add with a space`() raises:
    assert_equal(1, 1)
    print("test_add with a space")


def main() raises:
    test_add_backtick()
    `test_add with a space`()
