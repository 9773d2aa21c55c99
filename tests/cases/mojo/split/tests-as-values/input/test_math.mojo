from std.testing import assert_equal


def run[test: def() raises thin -> None](name: String) raises:
    print(name)
    test()


def test_add_one() raises:
    assert_equal(1, 1)


def test_add_two() raises:
    assert_equal(2, 2)


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def main() raises:
    run[test_add_one]("test_add_one")
    run[test_add_two]("test_add_two")
    run[test_sub_one]("test_sub_one")
    run[test_sub_two]("test_sub_two")
