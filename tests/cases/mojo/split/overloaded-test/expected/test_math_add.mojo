"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add
- test_add_more
"""

from std.testing import assert_equal


def test_add[T: AnyType](count: Int) raises:
    assert_equal(count, count)


def test_add() raises:
    test_add[Int](1)
    test_add[Bool](2)


def test_add_more() raises:
    assert_equal("add_more", "add_more")


def main() raises:
    test_add()
    test_add_more()
