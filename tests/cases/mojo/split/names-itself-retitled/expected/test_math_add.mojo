"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
