"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
"""

ENV = {}
exec("from math import *", ENV)


def test_a_one(): assert eval("sqrt(4)", ENV) == 2


def test_b_one(): assert eval("floor(1.5)", ENV) == 1
