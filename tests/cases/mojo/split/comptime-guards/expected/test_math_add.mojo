"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 0, 1)


def test_add_two() raises:
    assert_equal(1 + 1, 2)


def main() raises:
    comptime WIDE = True
    comptime if WIDE:
        print("=== add ===")
        test_add_one()
        test_add_two()
    else:
        print("narrow: not run")
    print("All 2 tests passed")
