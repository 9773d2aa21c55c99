"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


fn add(a: Int, b: Int) -> Int:
    return a + b


def checked(a: Int) -> Int:
    assert_equal(a, a)
    return a


def test_add_one():
    assert_equal(add(1, checked(1)), 2)
    print("test_add_one")


fn test_add_two() raises:
    assert_equal(add(1, 2), 3)
    print("test_add_two")


fn main() raises:
    test_add_one()
    test_add_two()
