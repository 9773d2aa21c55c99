"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


fn test_add_one() raises:
    assert_equal(1, 1)


fn test_add_two() raises:
    assert_equal(2, 2)


fn test_main() raises:
    """Run all."""
    test_add_one()
    test_add_two()


fn main() raises:
    test_main()
    print("All passed")
