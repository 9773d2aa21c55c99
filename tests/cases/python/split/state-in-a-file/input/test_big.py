import os
import tempfile

FOLDER = tempfile.mkdtemp()


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


def test_red_write():
    with open(os.path.join(FOLDER, "log"), "w") as file:
        file.write("x")


def test_blue_read():
    path = os.path.join(FOLDER, "log")
    with open(path) as file:
        assert file.read() == "x"


def test_red_own():
    with open(os.path.join(FOLDER, "own"), "w") as file:
        file.write("x")


def test_green_own():
    with open(os.path.join(FOLDER, "own"), "w") as file:
        file.write("y")
    assert os.path.exists(os.path.join(FOLDER, "own"))
