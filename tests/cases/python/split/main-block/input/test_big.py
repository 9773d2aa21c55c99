def test_a_one(): ...


def test_a_two(): ...


def test_b_one(): ...


def test_b_two(): ...


if __name__ == "__main__":
    print("running")
    test_a_one()
    test_a_two()
    test_b_one()
    test_b_two()
