"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

ENV = {}
exec("from math import *", ENV)


def test_a_two(): assert "pi" in ENV


def test_b_two(): ...
