from std.testing import assert_equal, assert_true

comptime ONE = 1


def add(a: Int, b: Int) -> Int:
    return a + b


def test_add_one() raises:
    assert_equal(add(1, 0), 1)


def test_add_two() raises:
    assert_equal(add(1, 1), ONE + 1)


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    print("Running math tests...")

    test_add_one()
    print("Nothing changes when zero is added.")
    test_add_two()
    print("One and one are as many as they should be.")
    test_sub_one()
    print("A number less itself is nothing.")
    test_sub_two()
    print("Two less one is one.")
