import pytest


@pytest.fixture(scope='module')
def box():
    return []


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


def test_red_x(box):
    box.append(1)


def test_blue_x(box):
    assert box == [1]
