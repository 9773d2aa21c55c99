import math
import os
import sys


def squared(x):
    return x * x


def fit(formula, data):
    """As patsy does: names that the data has not are looked up where the formula is given."""
    env = {**sys._getframe(1).f_globals, **data}
    return eval(formula.partition("~")[2].replace(":", "*"), env)


LIMIT = 3


class Frame:
    """As a frame of pandas: names with a sign before them are looked up where the query is given."""

    def query(self, text):
        return eval(text.replace("@", ""), sys._getframe(1).f_globals, {"a": 4})


def test_add_plain():
    assert fit("y ~ a + b", {"a": 1, "b": 2}) == 3


def test_add_squared():
    assert fit("y ~ 1 + a + squared(b)", {"a": 1, "b": 2}) == 6


def test_mul_floor():
    assert fit("~ math.floor(a) : b", {"a": 1.5, "b": 2}) == 2


def test_mul_plain():
    assert fit("y ~ a:b", {"a": 2, "b": 2}) == 4


def test_path_home():
    assert os.path.expanduser("~") != "~/squared"


def test_path_prose():
    assert len("about ~ 1 math of squared things") == 32


def test_sub_limit():
    assert Frame().query("a > @LIMIT")


def test_sub_mail():
    assert "a@LIMIT".partition("@")[0] == "a"
