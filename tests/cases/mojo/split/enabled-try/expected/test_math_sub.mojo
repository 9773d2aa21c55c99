"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def main() raises:
    var passed = 0
    var failed = 0

    try:
        test_sub_one()
        passed += 1
    except e:
        print("test_sub_one failed:", e)
        failed += 1

    try:
        test_sub_two()
        passed += 1
    except e:
        print("test_sub_two failed:", e)
        failed += 1

    if failed > 0:
        raise Error("some of 2 tests failed")
