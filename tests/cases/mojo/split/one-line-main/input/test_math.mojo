from std.testing import TestSuite, assert_equal


def test_add_one() raises:
    assert_equal(1, 1)


def test_add_two() raises:
    assert_equal(2, 2)


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def main() raises: TestSuite.discover_tests[__functions_in_module()]().run()
