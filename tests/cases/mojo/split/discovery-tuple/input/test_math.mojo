from std.testing import TestSuite, assert_equal, assert_true


def test_add_one() raises:
    assert_equal(1 + 0, 1)


def test_add_two() raises:
    assert_equal(1 + 1, 2)


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    # quick ones
    TestSuite.discover_tests[(test_add_one, test_sub_one, test_sub_two)]().run()
    TestSuite.discover_tests[
        (
            test_add_one,
            # slow, as (1) is
            test_add_two,  # twice
        )
    ]().run()
