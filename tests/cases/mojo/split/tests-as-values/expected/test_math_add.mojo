"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def run[test: def() raises thin -> None](name: String) raises:
    print(name)
    test()


def test_add_one() raises:
    assert_equal(1, 1)


def test_add_two() raises:
    assert_equal(2, 2)


def main() raises:
    run[test_add_one]("test_add_one")
    run[test_add_two]("test_add_two")
