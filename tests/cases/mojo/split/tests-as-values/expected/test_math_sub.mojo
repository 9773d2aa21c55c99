"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def run[test: def() raises thin -> None](name: String) raises:
    print(name)
    test()


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def main() raises:
    run[test_sub_one]("test_sub_one")
    run[test_sub_two]("test_sub_two")
