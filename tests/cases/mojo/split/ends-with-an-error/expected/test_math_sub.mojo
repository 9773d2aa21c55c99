"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 2)


def main() raises:
    var passed = 0
    var failed = 0

    try:
        test_sub_one()
        passed += 1
    except:
        failed += 1

    try:
        test_sub_two()
        passed += 1
    except:
        failed += 1

    print(passed, "passed")
    if failed > 0:
        raise Error("expected all to pass")
