"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal
import std.math; import std.os

comptime if std.os.is_defined["WIDE"]():
    comptime SIZE = 8
else:
    comptime SIZE = 4


def test_sub() raises:
    assert_equal("sub", "sub")


def test_sub_more() raises:
    assert_equal("sub_more", "sub_more")


def main() raises:
    test_sub()
    test_sub_more()
