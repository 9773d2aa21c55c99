def test_one() raises:
    pass


def test_two() raises:
    pass


def test_three() raises:
    pass


def run_all() raises:
    test_one()
    test_two()
    test_three()


# The end.
