from std.testing import assert_equal


def test_value(n: Int) -> Int:
    return n + 1


def test_same(n: Int) raises:
    assert_equal(n, n)


def test_add() raises:
    test_same(test_value(1))


def test_sub() raises:
    test_same(test_value(2))


def main() raises:
    print(test_value(3))
    test_same(4)
    test_add()
    test_sub()
