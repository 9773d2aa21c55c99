from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 2)


def main() raises:
    var passed = 0

    try:
        test_add_one()
        passed += 1
    except e:
        print("test_add_one failed")

    try:
        test_add_two()
        passed += 1
    except e:
        print("test_add_two failed")

    try:
        test_sub_one()
        passed += 1
    except e:
        print("test_sub_one failed")

    try:
        test_sub_two()
        passed += 1
    except e:
        print("test_sub_two failed")

    if passed != 4:
        raise Error("expected all to pass")
