from testing import assert_equal


fn test_add_one() raises:
    assert_equal(1, 1)


fn test_add_two() raises:
    assert_equal(2, 2)


fn test_add_three() raises:
    assert_equal(3, 3)


fn test_sub_one() raises:
    assert_equal(4, 4)


fn test_sub_two() raises:
    assert_equal(5, 5)


fn test_sub_three() raises:
    assert_equal(6, 6)


fn main() raises:
    print("test_add_one... ", end="")
    test_add_one()
    print("OK")
    # FIXME(#12): crashes on some machines
    # test_add_two()
    print("test_add_three SKIPPED: FIXME(#13)")

    print("test_sub_one... ", end="")
    test_sub_one()
    print("OK")
    print("test_sub_two... ", end="")
    test_sub_two()
    print("OK")
    print("All 3 tests passed")
