"""Bound mul tests.

Tests for mul only.
Note: Split from test_bound.py, as it was over the limit of 2 tests.
"""

from fractions import Fraction as Number
from os import path
from decimal import Decimal as Number
from random import Random


def test_mul_one():
    assert type(Number(1)).__name__ == "Decimal"


def test_mul_two():
    assert Number(1) and Random(1) and path
