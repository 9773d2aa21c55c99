"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1, 1)


def test_add_two() raises:
    assert_equal(2, 2)


def main() raises:
    var passed = 0
    var failed = 0

    try:
        test_add_one()
        passed += 1
    except e:
        print("test_add_one failed:", e)
        failed += 1

    try:
        test_add_two()
        passed += 1
    except e:
        print("test_add_two failed:", e)
        failed += 1

    if failed > 0:
        raise Error("some of 2 tests failed")
