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


def main() raises:
    var total = 0
    var failed = 0

    # test_add_one
    total += 1
    try:
        test_add_one()
        print("  ✓ test_add_one")
    except e:
        failed += 1
        print("  ✗ test_add_one:", e)

    # test_add_two
    total += 1
    try:
        test_add_two()
    except e:
        failed += 1

    # test_sub_one
    total += 1
    try:
        test_sub_one()
    except e:
        failed += 1

    total += 1
    try:
        test_sub_two()
    except e:
        failed += 1

    print(total, "tests,", failed, "failed")
    if failed > 0:
        raise Error("failed")
