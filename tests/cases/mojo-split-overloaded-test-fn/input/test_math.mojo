from testing import assert_equal


fn test_add[T: AnyType](count: Int) raises:
    assert_equal(count, count)


fn test_add() raises:
    test_add[Int](1)
    test_add[Bool](2)


fn test_add_more() raises:
    assert_equal("add_more", "add_more")


fn test_sub() raises:
    assert_equal("sub", "sub")


fn test_sub_more() raises:
    assert_equal("sub_more", "sub_more")


fn main() raises:
    test_add()
    test_add_more()
    test_sub()
    test_sub_more()
