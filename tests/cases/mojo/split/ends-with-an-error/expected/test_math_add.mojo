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
    var failed = 0

    try:
        test_add_one()
        passed += 1
    except:
        failed += 1

    try:
        test_add_two()
        passed += 1
    except:
        failed += 1

    print(passed, "passed")
    if failed > 0:
        raise Error("expected all to pass")
