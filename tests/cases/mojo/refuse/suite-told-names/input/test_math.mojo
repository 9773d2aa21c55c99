from std.testing import TestSuite, assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(3 - 2, 1)


def main() raises:
    var chosen = List[StaticString]()
    chosen.append("test_math")
    chosen.append("--only")
    chosen.append("test_add_one")
    TestSuite.discover_tests[__functions_in_module()](cli_args=chosen^).run()
