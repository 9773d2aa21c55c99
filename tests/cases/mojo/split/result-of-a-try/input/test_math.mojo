from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def test_sub_one() raises:
    assert_equal(2 - 1, 1)


def test_sub_two() raises:
    assert_equal(4 - 2, 2)


def main() raises:
    var ok: Bool

    try:
        test_add_one()
        ok = True
    except e:
        ok = False
    if not ok:
        raise Error("add one")
    test_add_two()
    print("test_add_two")
    test_sub_one()
    print("test_sub_one")
    test_sub_two()
    print("test_sub_two")
