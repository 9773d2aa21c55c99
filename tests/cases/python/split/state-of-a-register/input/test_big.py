import functools


@functools.singledispatch
def show(x):
    return 'any'


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_red_3():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_green_3():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_blue_3():
    assert True


def test_red_x():
    show.register(int, lambda x: 'int')
    assert show(1) == 'int'


def test_blue_x():
    assert show(1) == 'int'
