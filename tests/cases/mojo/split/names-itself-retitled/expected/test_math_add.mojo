"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_math_add
- test_math_add_more
"""

from std.testing import assert_equal


def test_math_add() raises:
    assert_equal(1 + 1, 2)


def test_math_add_more() raises:
    print("not test_math.mojo itself")
    assert_equal(1 + 2, 3)


def main() raises:
    print("Running test_math_add.mojo")
    print("=" * 20)
    test_math_add()
    print("test_math_add")
    test_math_add_more()
    print("test_math_add_more")
    print()
    print("=== test_math_add: all passed ===")
    print("see docs of test_math.mojo for more")
