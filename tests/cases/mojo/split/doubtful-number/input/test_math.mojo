def test_one() raises:
    pass


def test_two() raises:
    pass


def test_three() raises:
    pass


def main() raises:
    var total = 3
    test_one()
    test_two()
    test_three()
    print(total)
