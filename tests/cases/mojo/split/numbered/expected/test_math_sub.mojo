"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal, assert_true


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    print("[1/2] nothing left...")
    test_sub_one()
    print("✓ PASSED")

    print("[2/2] something left...")
    test_sub_two()
    print("✓ PASSED")
