from testing import assert_equal


fn test_add_one() raises:
    assert_equal(1, 1)


fn test_add_two() raises:
    assert_equal(2, 2)


fn test_sub_one() raises:
    assert_equal(3, 3)


fn test_sub_two() raises:
    assert_equal(4, 4)


fn test_main() raises:
    """Run all."""
    test_add_one()
    test_add_two()
    test_sub_one()
    test_sub_two()


fn main() raises:
    test_main()
    print("All passed")
