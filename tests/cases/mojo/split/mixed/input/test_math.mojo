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

    # Adding
    print("=== Adding ===")
    test_add_one()
    print("✓ test_add_one")
    test_add_two()
    print("✓ test_add_two")

    # Subtracting
    test_sub_one()
    test_sub_two()

    print("All tests passed!")
