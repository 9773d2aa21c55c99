from std.testing import assert_equal, assert_true


def expected() -> Int:
    return 4



def test_add_one() raises:
    assert_equal(1 + 0, 1)


def test_add_two() raises:
    assert_equal(1 + 1, 2)


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    var passed = 0
    test_add_one()
    passed += 1
    test_add_two()
    passed += 1
    test_sub_one()
    passed += 1
    test_sub_two()
    passed += 1
    if passed != expected():
        raise Error("not all tests ran")
