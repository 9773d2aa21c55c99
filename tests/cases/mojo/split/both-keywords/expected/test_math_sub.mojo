"""Math sub tests.

Only the sub tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
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
