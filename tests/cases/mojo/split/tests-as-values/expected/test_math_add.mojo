"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
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
