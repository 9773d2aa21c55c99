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
    print("\n[1/2] one and none...")
    test_add_one()
    print("✓ PASSED")

    print("[2/2] one and one...")
    test_add_two()
    print("✓ PASSED")
