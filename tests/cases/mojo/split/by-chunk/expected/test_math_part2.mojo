"""Math part 2 tests.

Only the part 2 tests: 2 of 5.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_multiply
- test_power
"""

from testing import assert_equal


fn test_multiply() raises:
    assert_equal("multiply", "multiply")


fn test_power() raises:
    assert_equal("power", "power")


fn main() raises:
    test_multiply()
    test_power()
