from std.testing import assert_equal


comptime if WIDE:
    def test_wide() raises:
        assert_equal(1, 1)


def test_add() raises:
    assert_equal("add", "add")


def test_add_more() raises:
    assert_equal("add_more", "add_more")


def test_sub() raises:
    assert_equal("sub", "sub")


def main() raises:
    test_add()
    test_add_more()
    test_sub()
