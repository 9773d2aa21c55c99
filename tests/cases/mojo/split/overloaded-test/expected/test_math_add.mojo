"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
