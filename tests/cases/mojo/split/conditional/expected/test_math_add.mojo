"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

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


def main() raises:
    test_add()
    test_add_size()
