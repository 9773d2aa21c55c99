"""Math sub tests.

Only the sub tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub
- test_sub_more
"""

from testing import assert_equal


fn test_sub() raises:
    assert_equal("sub", "sub")


fn test_sub_more() raises:
    assert_equal("sub_more", "sub_more")


fn main() raises:
    test_sub()
    test_sub_more()
