"""Ops neg tests.

Tests for neg only.
Note: Split from ops.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_neg_one() raises:
    assert_equal(-1, 0 - 1)


def test_neg_two() raises:
    assert_equal(-2, 0 - 2)


def main() raises:
    test_neg_one()
    print("test_neg_one")
    test_neg_two()
    print("test_neg_two")
