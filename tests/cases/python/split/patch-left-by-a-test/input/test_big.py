import os
from unittest import mock

patcher = mock.patch("os.getcwd", return_value="/shop")


def test_red_0():
    assert True


def test_red_1():
    assert True


def test_red_2():
    assert True


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_blue_0():
    assert True


def test_blue_1():
    assert True


def test_blue_2():
    assert True


def test_red_start():
    patcher.start()


def test_blue_there():
    assert os.getcwd() == "/shop"


def test_green_stop():
    patcher.stop()
