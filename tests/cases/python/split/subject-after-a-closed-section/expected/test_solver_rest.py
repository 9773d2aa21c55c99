"""Solver other tests.

Note: Split from test_solver.py.
"""

from solver import solve

# ---- end of linear systems ----


def test_inverse():
    assert solve("x * exp(x) = 1")


def test_exponent():
    assert solve("x * exp(x) = -1")


def test_branch():
    assert solve("x * exp(x) = 1", branch=-1)


def test_remainder():
    assert solve("3 * x = 1 mod 7") == {"x": 5}


def test_square():
    assert solve("x ** 2 = 1 mod 8") == {"x": [1, 3, 5, 7]}


def test_contradiction():
    assert solve("2 * x = 1 mod 4") is None
