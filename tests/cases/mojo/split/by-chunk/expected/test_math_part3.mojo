"""Math part 3 tests.

Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


fn test_subtract() raises:
    assert_equal("subtract", "subtract")


fn main() raises:
    test_subtract()
