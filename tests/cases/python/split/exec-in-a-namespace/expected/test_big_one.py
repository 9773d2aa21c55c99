"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

ENV = {}
exec("from math import *", ENV)


def test_a_one(): assert eval("sqrt(4)", ENV) == 2


def test_b_one(): assert eval("floor(1.5)", ENV) == 1
