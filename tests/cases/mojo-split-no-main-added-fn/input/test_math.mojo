from testing import assert_equal


fn test_add_one() raises:
    assert_equal(1, 1)


fn test_add_two() raises:
    assert_equal(2, 2)


fn test_sub_one() raises:
    assert_equal(3, 3)


fn test_sub_two() raises:
    assert_equal(4, 4)
