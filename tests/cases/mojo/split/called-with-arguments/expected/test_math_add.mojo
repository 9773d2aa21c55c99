"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add
- test_add_more
"""

from std.testing import assert_equal


def test_of(n: Int) raises:
    assert_equal(n, n)


def test_add() raises:
    test_of(2)


def test_add_more() raises:
    assert_equal(1 + 2, 3)


def main() raises:
    test_of(1)
    test_add()
    test_add_more()
