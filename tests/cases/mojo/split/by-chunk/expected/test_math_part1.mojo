"""Math part 1 tests.

Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal


fn test_add() raises:
    assert_equal("add", "add")


fn test_divide() raises:
    assert_equal("divide", "divide")


fn main() raises:
    test_add()
    test_divide()
