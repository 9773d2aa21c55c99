"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 3 tests.
"""

from testing import assert_equal


fn test_add_one() raises:
    assert_equal(1, 1)


fn test_add_two() raises:
    assert_equal(2, 2)


fn test_add_three() raises:
    assert_equal(3, 3)


fn main() raises:
    print("test_add_one... ", end="")
    test_add_one()
    print("OK")
    print("test_add_three... ", end="")
    test_add_three()
    print("OK")
    # FIXME(#12): crashes on some machines
    test_add_two()

    print("All 3 tests passed")
