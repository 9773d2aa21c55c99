"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 3 tests.
"""

from testing import assert_equal


fn test_sub_one() raises:
    assert_equal(4, 4)


fn test_sub_two() raises:
    assert_equal(5, 5)


fn test_sub_three() raises:
    assert_equal(6, 6)


fn main() raises:
    print("test_sub_one... ", end="")
    test_sub_one()
    print("OK")
    print("test_sub_two... ", end="")
    test_sub_two()
    print("OK")
    print("test_sub_three... ", end="")
    test_sub_three()
    print("OK")
    print("All 3 tests passed")
