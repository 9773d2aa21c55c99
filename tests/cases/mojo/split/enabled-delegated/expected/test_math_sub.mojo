"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def run_subs() raises:
    try:
        test_sub_one()
        test_sub_two()
    except e:
        raise e^


def main() raises:
    run_subs()
