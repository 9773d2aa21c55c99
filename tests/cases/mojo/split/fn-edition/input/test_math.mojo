from testing import assert_equal, assert_true

alias ONE = 1


fn add(a: Int, b: Int) -> Int:
    return a + b


fn test_add_one() raises:
    assert_equal(add(1, 0), 1)


fn test_add_two() raises:
    assert_equal(add(1, 1), ONE + 1)


fn test_sub_one() raises:
    assert_equal(1 - 1, 0)


fn test_sub_two() raises:
    assert_true(2 - 1 == 1)


fn main() raises:
    test_add_one()
    test_add_two()
    test_sub_one()
    test_sub_two()
