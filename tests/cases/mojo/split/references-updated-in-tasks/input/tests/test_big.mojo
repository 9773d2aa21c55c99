def test_add_one() raises:
    pass


def test_add_two() raises:
    pass


def test_sub_one() raises:
    pass


def test_sub_two() raises:
    pass


def main() raises:
    test_add_one()
    test_add_two()
    test_sub_one()
    test_sub_two()
