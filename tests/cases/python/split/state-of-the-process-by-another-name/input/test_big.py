import logging
import os

env = os.environ
log = logging.getLogger("shop")


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


def test_red_set():
    env["SHOP"] = "1"


def test_blue_set():
    assert os.environ["SHOP"] == "1"


def test_red_log():
    log.setLevel(logging.DEBUG)


def test_green_log():
    logging.getLogger("shop").addHandler(logging.NullHandler())
