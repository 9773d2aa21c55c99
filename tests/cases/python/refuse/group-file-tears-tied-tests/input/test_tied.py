def test_one():
    assert 1


def test_two():
    test_one()


def test_three():
    assert 3
