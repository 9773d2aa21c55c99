from std.testing import assert_equal


def test_of(n: Int) raises:
    assert_equal(n, n)


def test_many[count: Int]() raises:
    for n in range(count):
        test_of(n)


def test_add() raises:
    test_of(2)


def test_add_more() raises:
    assert_equal(1 + 2, 3)


def test_sub() raises:
    test_many[2]()


def test_sub_more() raises:
    assert_equal(2 - 1, 1)


def main() raises:
    test_of(1)
    test_add()
    test_add_more()
    test_sub()
    test_sub_more()
