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
    comptime WIDE = True
    comptime if WIDE:
        print("=== add ===")
        test_add_one()
        test_add_two()
    else:
        print("narrow: not run")
    comptime for i in range(2):
        test_sub_one()
        test_sub_two()
    print("All 4 tests passed")
