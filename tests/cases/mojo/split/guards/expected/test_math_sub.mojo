"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
