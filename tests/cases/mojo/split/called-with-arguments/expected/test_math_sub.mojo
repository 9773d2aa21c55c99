"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_of(n: Int) raises:
    assert_equal(n, n)


def test_many[count: Int]() raises:
    for n in range(count):
        test_of(n)


def test_sub() raises:
    test_many[2]()


def test_sub_more() raises:
    assert_equal(2 - 1, 1)


def main() raises:
    test_of(1)
    test_sub()
    test_sub_more()
