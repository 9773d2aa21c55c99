"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from testing import assert_equal

alias `fn` = 3


fn `odd name`() -> Int:
    return `fn`


fn test_with_parameter[n: Int]() raises:
    assert_equal(n, n)
    print("test_with_parameter", n)


fn test_sub_nested() raises:
    fn test_inner() raises:
        assert_equal(1, 1)
        print("test_inner")

    test_inner()
    test_with_parameter[2]()
    print("test_sub_nested")


fn test_sub_plain() raises:
    var n = `odd name`()
    assert_equal(n, 3)
    print("test_sub_plain", n)


fn main() raises:
    test_sub_nested()
    test_sub_plain()
