"""Late add tests.

Tests for add only.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import json
from typing import Any

EMPTY: Any = {}

import decimal


def half(number):
    return decimal.Decimal(number) / 2


def test_add_one():
    assert json and half(2)


def test_add_two():
    assert EMPTY == {}
