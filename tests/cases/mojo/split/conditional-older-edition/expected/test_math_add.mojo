"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""

from sys import is_defined
from testing import assert_equal


@parameter
if is_defined["WIDE"]():
    alias SIZE = 8
else:
    alias SIZE = 4


fn test_add_one() raises:
    assert_equal(1 + 1, 2)
    print("test_add_one")


fn test_add_two() raises:
    assert_equal(1 + 2, 3)
    print("test_add_two")


fn main() raises:
    test_add_one()
    test_add_two()
