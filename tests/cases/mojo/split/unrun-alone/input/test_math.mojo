from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def test_mul_one() raises:
    assert_equal(1 * 1, 2)


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 1)


def main() raises:
    test_add_one()
    test_add_two()
    # FIXME: test_mul_one() fails
    test_sub_one()
    test_sub_two()
