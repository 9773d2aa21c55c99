"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal

alias ONE = 1


fn add(a: Int, b: Int) -> Int:
    return a + b


fn test_add_one() raises:
    assert_equal(add(1, 0), 1)


fn test_add_two() raises:
    assert_equal(add(1, 1), ONE + 1)


fn main() raises:
    test_add_one()
    test_add_two()
