"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal

comptime `comptime` = 3


def `odd name`() -> Int:
    return `comptime`


def test_with_parameter[n: Int]() raises:
    assert_equal(n, n)
    print("test_with_parameter", n)


def test_sub_nested() raises:
    def test_inner() raises:
        assert_equal(1, 1)
        print("test_inner")

    test_inner()
    test_with_parameter[2]()
    print("test_sub_nested")


def test_sub_formatted() raises:
    var n = `odd name`()
    assert_equal(String(t"{n} and {n + 1}"), "3 and 4")
    print(t"test_sub_formatted {n}")


def main() raises:
    test_sub_nested()
    test_sub_formatted()
