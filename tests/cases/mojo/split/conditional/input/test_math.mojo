from std.testing import assert_equal
import std.math; import std.os

comptime if std.os.is_defined["WIDE"]():
    comptime SIZE = 8
else:
    comptime SIZE = 4


def test_add() raises:
    assert_equal("add", "add")


def test_add_size() raises:
    assert_equal(SIZE, SIZE)


def test_sub() raises:
    assert_equal("sub", "sub")


def test_sub_more() raises:
    assert_equal("sub_more", "sub_more")


def main() raises:
    test_add()
    test_add_size()
    test_sub()
    test_sub_more()
