from std.testing import assert_equal


def test_neg_one() raises:
    assert_equal(-1, 0 - 1)


def test_neg_two() raises:
    assert_equal(-2, 0 - 2)


def test_mul_one() raises:
    assert_equal(1 * 1, 1)


def test_mul_two() raises:
    assert_equal(2 * 1, 2)


def main() raises:
    test_neg_one()
    print("test_neg_one")
    test_neg_two()
    print("test_neg_two")
    test_mul_one()
    print("test_mul_one")
    test_mul_two()
    print("test_mul_two")
