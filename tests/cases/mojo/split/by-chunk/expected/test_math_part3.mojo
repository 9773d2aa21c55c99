"""Math part 3 tests.

Only the part 3 tests: 1 of 5.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_subtract
"""

from testing import assert_equal


fn test_subtract() raises:
    assert_equal("subtract", "subtract")


fn main() raises:
    test_subtract()
