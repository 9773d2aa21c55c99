"""Solver lambert tests.

Tests for lambert only.
Note: Split from test_solver.py.
"""

from solver import solve


def test_lambert_real():
    assert solve("x * exp(x) = 2")


def test_lambert_complex():
    assert solve("x * exp(x) = -2")


def test_lambert_sum():
    assert solve("x * exp(x) + x = 2")


def test_lambert_twice():
    assert solve("x * exp(x) * exp(x) = 2")
