from std.testing import TestSuite, assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 4)


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 1)


def main() raises:
    var suite: TestSuite
    try:
        suite = TestSuite.discover_tests[__functions_in_module()]()
        suite.skip[test_add_two]()
    except e:
        raise Error("no suite: ", e)
    suite^.run()
