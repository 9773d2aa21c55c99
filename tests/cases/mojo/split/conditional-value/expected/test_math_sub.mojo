"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(1 - 1, 0)
    print("test_sub_one")


def test_sub_two() raises:
    assert_equal(2 - 1, 1)
    print("test_sub_two")


def main() raises:
    test_sub_one()
    test_sub_two()
