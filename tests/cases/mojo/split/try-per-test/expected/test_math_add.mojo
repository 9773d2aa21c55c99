"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal

comptime ONE = 1


def add(a: Int, b: Int) -> Int:
    return a + b


def test_add_one() raises:
    assert_equal(add(1, 0), 1)


def test_add_two() raises:
    assert_equal(add(1, 1), ONE + 1)


def main() raises:
    var total = 0
    var failed = 0

    # test_add_one
    total += 1
    try:
        test_add_one()
        print("  ✓ test_add_one")
    except e:
        failed += 1
        print("  ✗ test_add_one:", e)

    # test_add_two
    total += 1
    try:
        test_add_two()
    except e:
        failed += 1

    print(total, "tests,", failed, "failed")
    if failed > 0:
        raise Error("failed")
