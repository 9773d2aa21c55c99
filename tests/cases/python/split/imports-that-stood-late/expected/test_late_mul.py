"""Late mul tests.

Tests for mul only.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import decimal


def half(number):
    return decimal.Decimal(number) / 2


import statistics


def test_mul_one():
    assert half(2) == 1


def test_mul_two():
    assert statistics.mean([1]) == 1
