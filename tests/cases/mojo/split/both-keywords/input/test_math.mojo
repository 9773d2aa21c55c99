from testing import assert_equal


fn add(a: Int, b: Int) -> Int:
    return a + b


def checked(a: Int) -> Int:
    assert_equal(a, a)
    return a


def test_add_one():
    assert_equal(add(1, checked(1)), 2)
    print("test_add_one")


fn test_add_two() raises:
    assert_equal(add(1, 2), 3)
    print("test_add_two")


def test_sub_one():
    assert_equal(checked(1) - 1, 0)
    print("test_sub_one")


fn test_sub_two() raises:
    assert_equal(2 - 1, 1)
    print("test_sub_two")


fn main() raises:
    test_add_one()
    test_add_two()
    test_sub_one()
    test_sub_two()
