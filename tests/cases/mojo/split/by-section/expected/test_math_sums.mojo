"""Math sums tests.

Tests for sums.
Note: Split from test_math.mojo, as it was over the limit of 3 tests.
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
