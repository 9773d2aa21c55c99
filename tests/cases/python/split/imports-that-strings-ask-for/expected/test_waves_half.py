"""Waves half tests.

Tests for half only.
Note: Split from test_waves.py, as it was over the limit of 2 tests.
"""

from math import cos, pi, tan


def test_half_tan():
    assert round(tan(pi / 4)) == 1


def test_half_cos():
    assert abs(cos(pi / 2)) < 1
