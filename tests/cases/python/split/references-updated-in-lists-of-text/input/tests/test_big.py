def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 1 + 2 == 3


def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 3 - 1 == 2
