def test_one() raises:
    pass


def test_two() raises:
    pass


def test_three() raises:
    pass


def run_all() raises:
    test_one()
    test_two()


def test_again() raises:
    run_all()


def main() raises:
    run_all()
    test_three()
    test_again()
