"""Math sub tests.

Only the sub tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""

from std.random import seed
from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def has_device() -> Bool:
    return True


def main() raises:
    seed(42)
    if not has_device():
        return

    print("Subtracting")
    test_sub_one()
    test_sub_two()
