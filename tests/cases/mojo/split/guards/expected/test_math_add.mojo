"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.random import seed
from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1, 1)


def test_add_two() raises:
    assert_equal(2, 2)


def has_device() -> Bool:
    return True


def main() raises:
    seed(42)
    if not has_device():
        return
    print("Adding")
    test_add_one()
    # FIXME(#7): test_add_two() is flaky
