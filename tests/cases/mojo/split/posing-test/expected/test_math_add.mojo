"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
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
