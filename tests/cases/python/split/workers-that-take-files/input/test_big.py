def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 2 + 2 == 4


def test_sub_one():
    assert 1 - 1 == 0


def test_sub_two():
    assert 2 - 2 == 0
