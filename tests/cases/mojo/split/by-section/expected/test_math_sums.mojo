"""Math sums tests.

Only the sums tests: 2 of 5.

Note: Split from test_math.mojo to stay within the limit of 3 tests.

Tests in this file:
- test_add
- test_subtract
"""

from testing import assert_equal


# ===== Sums =====


fn test_add() raises:
    assert_equal("add", "add")


fn test_subtract() raises:
    assert_equal("subtract", "subtract")


fn main() raises:
    test_add()
    test_subtract()
