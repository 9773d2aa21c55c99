ENV = {}
exec("from math import *", ENV)


def test_a_one(): assert eval("sqrt(4)", ENV) == 2


def test_a_two(): assert "pi" in ENV


def test_b_one(): assert eval("floor(1.5)", ENV) == 1


def test_b_two(): ...
