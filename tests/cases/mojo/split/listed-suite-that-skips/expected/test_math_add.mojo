"""Math add tests.

Only the add tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""

from std.testing import TestSuite, assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 4)


def main() raises:
    var suite = TestSuite()
    suite.test[test_add_one]()
    suite.test[test_add_two]()
    suite.skip[test_add_two]()
    suite^.run()
