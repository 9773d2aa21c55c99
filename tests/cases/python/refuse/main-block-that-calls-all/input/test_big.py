def test_one():
    assert 1


def test_two():
    assert 2


def run():
    test_one()
    test_two()


if __name__ == "__main__":
    run()
