def test_add_1():
    assert 1 == 1


def test_add_2():
    assert 2 == 2


def test_sub_1():
    assert 1 == 1


def test_sub_2():
    assert 2 == 2
