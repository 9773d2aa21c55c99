def make(x):
    return x


def test_red_0():
    assert make(0) == 0


def test_red_1():
    assert make(1) == 1


def test_red_2():
    assert make(2) == 2


def test_red_3():
    assert make(3) == 3


def test_red_4():
    assert make(4) == 4
