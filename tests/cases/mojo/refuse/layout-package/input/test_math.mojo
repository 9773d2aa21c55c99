from std.testing import assert_equal


def test_add() raises:
    assert_equal(1 + 1, 2)


def test_sub() raises:
    assert_equal(1 - 1, 0)


def main() raises:
    test_add()
    test_sub()
