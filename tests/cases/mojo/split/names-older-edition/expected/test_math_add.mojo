"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_backtick
- test_add with a space
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
