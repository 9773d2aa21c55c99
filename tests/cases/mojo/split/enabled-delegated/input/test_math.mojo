from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1, 1)


def test_add_two() raises:
    assert_equal(2, 2)


def test_sub_one() raises:
    assert_equal(3, 3)


def test_sub_two() raises:
    assert_equal(4, 4)


def run_adds() raises:
    test_add_one()
    # test_add_two()


def run_subs() raises:
    try:
        test_sub_one()
        test_sub_two()
    except e:
        raise e^


def main() raises:
    run_adds()
    run_subs()
