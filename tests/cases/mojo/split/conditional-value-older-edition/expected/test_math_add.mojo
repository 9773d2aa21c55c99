"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from sys import is_defined
from testing import assert_equal

comptime WIDE = is_defined["WIDE"]()
comptime SIZE = 8 if WIDE else 4


fn test_add_size() raises:
    @parameter
    if WIDE:
        assert_equal(SIZE, 8)
    else:
        assert_equal(SIZE, 4)
    print("test_add_size", SIZE)


fn test_add_one() raises:
    assert_equal(1 + 1, 2)
    print("test_add_one")


fn main() raises:
    test_add_size()
    test_add_one()
