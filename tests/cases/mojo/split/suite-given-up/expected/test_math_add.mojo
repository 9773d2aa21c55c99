"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import TestSuite, assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 4)


def main() raises:
    var suite = TestSuite.discover_tests[__functions_in_module()]()
    try:
        suite.skip[test_add_two]()
    except e:
        suite^.abandon()
        raise e^
    suite^.run()
