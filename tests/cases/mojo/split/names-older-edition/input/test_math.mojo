from testing import assert_equal

alias `fn` = 3


fn `odd name`() -> Int:
    return `fn`


fn test_with_argument(n: Int) raises:
    assert_equal(n, n)
    print("test_with_argument", n)


fn test_with_parameter[n: Int]() raises:
    assert_equal(n, n)
    print("test_with_parameter", n)


fn test_add_backtick() raises:
    assert_equal(`odd name`(), 3)
    test_with_argument(1)
    print("test_add_backtick")


fn `test_add with a space`() raises:
    assert_equal(1, 1)
    print("test_add with a space")


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
    test_add_backtick()
    `test_add with a space`()
    test_sub_nested()
    test_sub_plain()
