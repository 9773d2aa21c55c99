"""Math part 1 tests.

Only the part 1 tests: 2 of 5.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add
- test_divide
"""

from testing import assert_equal


fn test_add() raises:
    assert_equal("add", "add")


fn test_divide() raises:
    assert_equal("divide", "divide")


fn main() raises:
    test_add()
    test_divide()
