from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 1)


def run_sub() raises:
    test_sub_one()
    print("test_sub_one")
    test_sub_two()
    print("test_sub_two")


def run_tests() raises:
    """What another file may call."""
    print("=== math ===")
    test_add_one()
    print("test_add_one")
    test_add_two()
    print("test_add_two")
    run_sub()
    print("all 4 tests passed")
