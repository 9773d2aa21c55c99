from std.testing import assert_equal, assert_true


def test_add_one() raises:
    assert_equal(1 + 0, 1)


def test_add_two() raises:
    assert_equal(1 + 1, 2)


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    print("1..4")
    test_add_one()
    print("ok 1 - test_add_one")
    test_add_two()
    print("ok 2 - test_add_two")
    test_sub_one()
    print("ok 3 - test_sub_one")
    test_sub_two()
    print("ok 4 - test_sub_two")
