"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""

from collections import Set
from testing import assert_equal


extension Set:
    fn count(self) -> Int:
        return len(self)


fn test_add_one() raises:
    assert_equal(1 + 1, 2)


fn test_add_two() raises:
    assert_equal(1 + 2, 3)


fn main() raises:
    test_add_one()
    test_add_two()
