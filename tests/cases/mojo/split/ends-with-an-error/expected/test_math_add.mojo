"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def main() raises:
    var passed = 0

    try:
        test_add_one()
        passed += 1
    except e:
        print("test_add_one failed")

    try:
        test_add_two()
        passed += 1
    except e:
        print("test_add_two failed")

    if passed != 2:
        raise Error("expected all to pass")
