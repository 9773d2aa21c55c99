"""Waves one tests.

Tests for one only.
Note: Split from test_waves.py, as it was over the limit of 2 tests.
"""

from math import cos, pi, sin


def test_one_cos():
    assert cos(0) == 1


def test_one_sin():
    assert round(sin(pi / 2)) == 1
