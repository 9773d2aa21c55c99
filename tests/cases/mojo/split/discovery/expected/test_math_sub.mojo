"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal, assert_true, TestSuite


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    TestSuite.discover_tests[__functions_in_module()]().run()
