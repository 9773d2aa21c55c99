"""Math products tests.

Tests for products.
Note: Split from test_math.mojo, as it was over the limit of 3 tests.
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
