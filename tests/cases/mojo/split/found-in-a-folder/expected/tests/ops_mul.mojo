"""Ops mul tests.

Tests for mul only.
Note: Split from ops.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_mul_one() raises:
    assert_equal(1 * 1, 1)


def test_mul_two() raises:
    assert_equal(2 * 1, 2)


def main() raises:
    test_mul_one()
    print("test_mul_one")
    test_mul_two()
    print("test_mul_two")
