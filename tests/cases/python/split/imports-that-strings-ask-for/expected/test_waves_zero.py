"""Waves zero tests.

Tests for zero only.
Note: Split from test_waves.py, as it was over the limit of 2 tests.
"""

from math import pi, sin, tan  # noqa: F401

import pytest


@pytest.mark.parametrize("name", ["sin", "tan"])
def test_zero_of(name):
    assert eval(name)(0) == 0


def test_zero_of_none():
    assert pi
