"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal, assert_true


def test_add_one() raises:
    assert_equal(1 + 0, 1)


def test_add_two() raises:
    assert_equal(1 + 1, 2)


def main() raises:
    comptime total = 2
    var passed = 0
    var failed = 0
    print("=== Phase 2 tests ===")

    try:
        test_add_one()
        passed += 1
    except e:
        print("FAIL test_add_one", e)
        failed += 1

    try:
        test_add_two()
        passed += 1
    except e:
        print("FAIL test_add_two", e)
        failed += 1

    if passed + failed != total:
        raise Error("not all tests ran")
    assert_equal(passed, 2)
    assert_true(failed == 0)
    print("=== All 2 Phase 2 tests passed ===")
