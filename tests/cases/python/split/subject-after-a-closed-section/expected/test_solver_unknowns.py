"""Solver unknowns tests.

Tests for unknowns, among others.
Note: Split from test_solver.py.
"""

from solver import solve

# ---- linear systems ----


def test_two_unknowns():
    assert solve("x + y = 1", "x - y = 1") == {"x": 1, "y": 0}


def test_three_unknowns():
    assert solve("x = y", "y = z", "z = 1") == {"x": 1, "y": 1, "z": 1}


def test_no_unknown():
    assert solve("1 = 1") == {}


def test_too_many_unknowns():
    assert solve("x + y = 1") is None
