"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_math_sub() raises:
    assert_equal(2 - 1, 1)


def test_math_sub_more() raises:
    assert_equal(3 - 2, 1)


def main() raises:
    print("Running test_math.mojo")
    print("=" * 20)
    test_math_sub()
    print("test_math_sub")
    test_math_sub_more()
    print("test_math_sub_more")
    print()
    print("=== test_math: all passed ===")
    print("see docs of test_math.mojo for more")
