def test_add_0():
    assert 0 == 0


def test_add_1():
    assert 1 == 1


def test_sub_0():
    assert 0 == 0


def test_sub_1():
    assert 1 == 1
