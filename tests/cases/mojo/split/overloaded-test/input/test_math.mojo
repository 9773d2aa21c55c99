from std.testing import assert_equal


def test_add[T: AnyType](count: Int) raises:
    assert_equal(count, count)


def test_add() raises:
    test_add[Int](1)
    test_add[Bool](2)


def test_add_more() raises:
    assert_equal("add_more", "add_more")


def test_sub() raises:
    assert_equal("sub", "sub")


def test_sub_more() raises:
    assert_equal("sub_more", "sub_more")


def main() raises:
    test_add()
    test_add_more()
    test_sub()
    test_sub_more()
