"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


def checked(a: Int) -> Int:
    assert_equal(a, a)
    return a


def test_sub_one():
    assert_equal(checked(1) - 1, 0)
    print("test_sub_one")


fn test_sub_two() raises:
    assert_equal(2 - 1, 1)
    print("test_sub_two")


fn main() raises:
    test_sub_one()
    test_sub_two()
