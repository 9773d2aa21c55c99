from std.testing import assert_equal, assert_true

comptime ONE = 1


def add(a: Int, b: Int) -> Int:
    return a + b


def test_add_one() raises:
    assert_equal(add(1, 0), 1)


def test_add_two() raises:
    assert_equal(add(1, 1), ONE + 1)


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def run_each(tests: List[def() raises thin -> None]) raises:
    for i in range(len(tests)):
        tests[i]()


def main() raises:
    run_each([test_add_one, test_add_two, test_sub_one, test_sub_two])
