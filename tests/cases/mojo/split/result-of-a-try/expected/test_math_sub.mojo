"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(4 - 2, 2)


def main() raises:
    var ok: Bool

    test_sub_one()
    print("test_sub_one")
    test_sub_two()
    print("test_sub_two")
