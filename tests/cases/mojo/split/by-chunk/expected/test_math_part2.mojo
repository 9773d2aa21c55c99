"""Math part 2 tests.

Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


fn test_multiply() raises:
    assert_equal("multiply", "multiply")


fn test_power() raises:
    assert_equal("power", "power")


fn main() raises:
    test_multiply()
    test_power()
