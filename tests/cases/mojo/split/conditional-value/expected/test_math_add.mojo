"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.sys import is_defined
from std.testing import assert_equal

comptime WIDE = is_defined["WIDE"]()
comptime SIZE = 8 if WIDE else 4


def test_add_size() raises:
    comptime if WIDE:
        assert_equal(SIZE, 8)
    else:
        assert_equal(SIZE, 4)
    print("test_add_size", SIZE)


def test_add_one() raises:
    assert_equal(1 + 1, 2)
    print("test_add_one")


def main() raises:
    test_add_size()
    test_add_one()
