from golden import size


def test_add_one():
    assert size() == 3


def test_add_two():
    assert 1 + 1 == 2


def test_sub_one():
    assert size() + 1 == 4


def test_sub_two():
    assert 2 - 1 == 1
