"""Math products tests.

Only the products tests: 3 of 5.

Note: Split from test_math.mojo to stay within the limit of 3 tests.

Tests in this file:
- test_divide
- test_multiply
- test_power
"""

from testing import assert_equal


# ===== Products =====


fn test_divide() raises:
    assert_equal("divide", "divide")


fn test_multiply() raises:
    assert_equal("multiply", "multiply")


fn test_power() raises:
    assert_equal("power", "power")


fn main() raises:
    test_divide()
    test_multiply()
    test_power()
