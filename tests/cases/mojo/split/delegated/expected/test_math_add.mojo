"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal

comptime ONE = 1


def add(a: Int, b: Int) -> Int:
    return a + b


def test_add_one() raises:
    assert_equal(add(1, 0), 1)


def test_add_two() raises:
    assert_equal(add(1, 1), ONE + 1)


def run_adding() raises:
    print("adding")
    test_add_one()
    test_add_two()


def run_all_tests() raises:
    run_adding()


def main() raises:
    run_all_tests()
    print("done")
