"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal

alias `fn` = 3


fn `odd name`() -> Int:
    return `fn`


fn test_with_argument(n: Int) raises:
    assert_equal(n, n)
    print("test_with_argument", n)


fn test_add_backtick() raises:
    assert_equal(`odd name`(), 3)
    test_with_argument(1)
    print("test_add_backtick")


fn `test_add with a space`() raises:
    assert_equal(1, 1)
    print("test_add with a space")


fn main() raises:
    test_add_backtick()
    `test_add with a space`()
