def test_alone():
    assert 1


def test_first_of_two():
    assert 2


def test_quick():
    assert 3


def test_second_of_two():
    test_first_of_two()
