"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
