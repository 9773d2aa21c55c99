"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
