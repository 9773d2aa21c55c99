import os
import unittest
from time import monotonic
from unittest import mock

HERE = os.path.dirname(__file__)
ROWS = []
LIMIT = 1
LIMIT = LIMIT + 1
TABLE = {}
CODES = {"a": 1}


def register(table):
    table.setdefault("a", 0)


register(TABLE)


def beside(name):
    return os.path.join(HERE, name)


def greeting():
    return "hello"


def greet():
    return greeting() + "!"


def stamp():
    return monotonic()


def setup_module():
    ROWS.append(1)


class Checks(unittest.TestCase):
    def test_inherited(self):
        self.assertEqual(CODES["a"], 1)


class TestMine(Checks):
    pass


def test_here_one():
    assert os.path.exists(beside("")) and LIMIT == 2


def test_here_two():
    assert beside("x").endswith("x") and TABLE == {"a": 0}


def test_greet_patched():
    with mock.patch(__name__ + ".greeting", return_value="bye"):
        assert greet() == "bye!"


def test_stamp_patched():
    with mock.patch(__name__ + ".monotonic", return_value=1):
        assert stamp() == 1


def test_greet():
    assert stamp() and greet() == "hello!" and ROWS == [1] and LIMIT == 2


def test_rows():
    assert stamp() and ROWS == [1] and TABLE == {"a": 0}
