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


fn test_sub_one() raises:
    assert_equal(1 - 1, 0)
    print("test_sub_one")


fn test_sub_two() raises:
    assert_equal(2 - 1, 1)
    print("test_sub_two")


fn main() raises:
    test_add_size()
    test_add_one()
    test_sub_one()
    test_sub_two()
