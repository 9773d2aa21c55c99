"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


fn test_sub_one() raises:
    assert_equal(3, 3)


fn test_sub_two() raises:
    assert_equal(4, 4)


fn test_main() raises:
    """Run all."""
    test_sub_one()
    test_sub_two()


fn main() raises:
    test_main()
    print("All passed")
